using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>
/// A device whose poll is held collects within milliseconds of its approval. The owner's page waits for that, and can say
/// "Connected" at its first word.
/// </summary>
public sealed class Collecting(IGrants grants, GrantChanges changes, TimeProvider time)
{
    /// <summary>Enough for the news between two nodes and back; a person who has pressed a button hardly notices it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The grant; where its device has still to collect, as it stands after that or after <see cref="Patience"/>.</summary>
    /// <param name="accountId">For another account nothing is waited for.</param>
    public async Task<Grant?> FindAsync(Guid id, string accountId, CancellationToken cancel)
    {
        var collected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(GrantChange change)
        {
            if (change.Grant == id && change.To != GrantState.Approved) // news of the approval may come after the page
            {
                collected.TrySetResult();
            }
        }

        changes.Changed += Hear; // before the look, so that no news goes by
        try
        {
            var grant = await grants.FindAsync(id, cancel);
            if (grant is null || Standings.Of(grant, deviceIsRemoved: false, accountId, time.GetUtcNow()) != Standing.Waiting)
            {
                return grant;
            }

            await collected.Task.WaitAsync(Patience, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await grants.FindAsync(id, cancel);
        }
        finally
        {
            changes.Changed -= Hear;
        }
    }
}
