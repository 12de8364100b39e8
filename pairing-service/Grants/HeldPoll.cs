namespace Pairing.Service.Grants;

/// <summary>A poll that waits for its grant to change: a task to await and a place on the wheel, no thread and no timer.</summary>
public sealed class HeldPoll(string deviceCodeHash)
{
    // Its continuation writes an answer: that is not the work of whoever lets it go.
    private readonly TaskCompletionSource<Release> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string DeviceCodeHash => deviceCodeHash;

    public Task<Release> Released => _released.Task;

    // Its place on the wheel
    internal long DueTick { get; set; }
    internal HeldPoll? Before { get; set; }
    internal HeldPoll? After { get; set; }

    internal void LetGo(Release why) => _released.TrySetResult(why);
}
