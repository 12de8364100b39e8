namespace Pairing.Service.LongPolls;

/// <summary>
/// A request that waits for a change of the object that its key names. It costs a task and a place on the wheel, but no
/// thread and no timer.
/// </summary>
public sealed class LongPoll(Guid key)
{
    // Continuations run asynchronously: writing the response is not the work of the caller that releases the poll.
    private readonly TaskCompletionSource<ReleaseReason> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The id of the grant, or of the device whose screen waits for a new text.</summary>
    public Guid Key => key;

    public Task<ReleaseReason> Released => _released.Task;

    // The position on the wheel
    internal long DueTick { get; set; }
    internal LongPoll? Before { get; set; }
    internal LongPoll? After { get; set; }

    internal void End(ReleaseReason reason) => _released.TrySetResult(reason);
}
