namespace Pairing.Service.Health;

/// <summary>Where this process is in its life: starting until its storage is prepared, draining from the signal to stop.</summary>
public sealed class Life(IHostApplicationLifetime host)
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Stage Now =>
        host.ApplicationStopping.IsCancellationRequested ? Stage.Draining : IsOpen ? Stage.Serving : Stage.Starting;

    public bool IsOpen => _opened.Task.IsCompleted;

    public void Open() => _opened.TrySetResult();

    /// <summary>For what works beside the requests, on tables that may not be there yet.</summary>
    public Task OpenedAsync(CancellationToken cancel) => _opened.Task.WaitAsync(cancel);
}

public enum Stage
{
    Starting,
    Serving,
    Draining,
}
