namespace Pairing.Service.Health;

/// <summary>The state of this process: starting until the storage is prepared, draining after the signal to stop.</summary>
public sealed class Readiness(IHostApplicationLifetime host)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Stage Now =>
        host.ApplicationStopping.IsCancellationRequested ? Stage.Draining : IsReady ? Stage.Serving : Stage.Starting;

    public bool IsReady => _ready.Task.IsCompleted;

    public void MarkReady() => _ready.TrySetResult();

    /// <summary>For background services, which need tables that may not exist yet.</summary>
    public Task WaitAsync(CancellationToken cancel) => _ready.Task.WaitAsync(cancel);
}

public enum Stage
{
    Starting,
    Serving,
    Draining,
}
