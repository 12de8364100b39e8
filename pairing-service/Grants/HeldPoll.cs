namespace Pairing.Service.Grants;

/// <summary>A request that waits for a change of what its key names: a task to await and a place on the wheel, no thread and no timer.</summary>
public sealed class HeldPoll(Guid key)
{
    // Its continuation writes an answer: that is not the work of whoever lets it go.
    private readonly TaskCompletionSource<Release> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The grant, or the device whose screen waits for words.</summary>
    public Guid Key => key;

    public Task<Release> Released => _released.Task;

    // Its place on the wheel
    internal long DueTick { get; set; }
    internal HeldPoll? Before { get; set; }
    internal HeldPoll? After { get; set; }

    internal void LetGo(Release why) => _released.TrySetResult(why);
}
