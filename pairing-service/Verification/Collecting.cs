using System.Collections.Concurrent;
using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>
/// A device whose poll is held collects within milliseconds of its approval. The owner's page waits for that, and can say
/// "Connected" at its first word.
/// </summary>
public sealed class Collecting
{
    /// <summary>Enough for the news between two nodes and back; a person who has pressed a button hardly notices it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly IGrants _grants;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _awaited = new();

    public Collecting(IGrants grants, GrantChanges changes, TimeProvider time)
    {
        _grants = grants;
        _time = time;
        changes.Changed += Hear;
    }

    /// <summary>The grant; where its device has still to collect, as it stands after that or after <see cref="Patience"/>.</summary>
    /// <param name="accountId">For another account nothing is waited for.</param>
    public async Task<Grant?> FindAsync(Guid id, string accountId, CancellationToken cancel)
    {
        var awaited = _awaited.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)); // before the look, so that no news goes by
        try
        {
            var grant = await _grants.FindAsync(id, cancel);
            if (grant is null || Standings.Of(grant, deviceIsRemoved: false, accountId, _time.GetUtcNow()) != Standing.Waiting)
            {
                return grant;
            }

            await awaited.Task.WaitAsync(Patience, _time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await _grants.FindAsync(id, cancel);
        }
        finally
        {
            _awaited.TryRemove(KeyValuePair.Create(id, awaited)); // another page that waits for the same one then waits to its end
        }
    }

    private void Hear(GrantChange change)
    {
        if (change.To != GrantState.Approved && _awaited.TryRemove(change.Grant, out var awaited)) // news of the approval may come after the page
        {
            awaited.SetResult();
        }
    }
}
