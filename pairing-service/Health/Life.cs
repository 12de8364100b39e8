namespace Pairing.Service.Health;

/// <summary>The state of this process: starting until the storage is prepared, draining after the signal to stop.</summary>
public sealed class Life(IHostApplicationLifetime host)
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Stage Now =>
        host.ApplicationStopping.IsCancellationRequested ? Stage.Draining : IsOpen ? Stage.Serving : Stage.Starting;

    public bool IsOpen => _opened.Task.IsCompleted;

    public void Open() => _opened.TrySetResult();

    /// <summary>For background services, which need tables that may not exist yet.</summary>
    public Task OpenedAsync(CancellationToken cancel) => _opened.Task.WaitAsync(cancel);
}

public enum Stage
{
    Starting,
    Serving,
    Draining,
}
