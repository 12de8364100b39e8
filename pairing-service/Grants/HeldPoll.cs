namespace Pairing.Service.Grants;

/// <summary>
/// A request that waits for a change of the object that its key names. It costs a task and a place on the wheel, but no
/// thread and no timer.
/// </summary>
public sealed class HeldPoll(Guid key)
{
    // Continuations run asynchronously: writing the response is not the work of the caller that releases the poll.
    private readonly TaskCompletionSource<Release> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The id of the grant, or of the device whose screen waits for a new text.</summary>
    public Guid Key => key;

    public Task<Release> Released => _released.Task;

    // The position on the wheel
    internal long DueTick { get; set; }
    internal HeldPoll? Before { get; set; }
    internal HeldPoll? After { get; set; }

    internal void End(Release reason) => _released.TrySetResult(reason);
}
