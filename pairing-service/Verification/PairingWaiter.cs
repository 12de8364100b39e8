using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>
/// A device with a long poll redeems its grant within milliseconds of the approval. The result page waits for that, so that
/// it can say "Paired" when it first loads.
/// </summary>
public sealed class PairingWaiter(IGrants grants, GrantChanges changes, TimeProvider time)
{
    /// <summary>Enough for the announcements between two nodes. A person hardly notices it.</summary>
    public static readonly TimeSpan MaximumWait = TimeSpan.FromMilliseconds(500);

    /// <summary>The grant. If the device has not redeemed it, waits for that for up to <see cref="MaximumWait"/>.</summary>
    /// <param name="accountId">The current account. For another account, nothing is waited for.</param>
    public async Task<Grant?> FindAsync(Guid id, string accountId, CancellationToken cancel)
    {
        var collected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged(GrantChange change)
        {
            // the announcement of the approval may arrive after the page
            if (change.Grant == id && change.To != GrantState.Approved)
            {
                collected.TrySetResult();
            }
        }

        changes.Changed += OnChanged; // before the read, so that no announcement is missed
        try
        {
            var grant = await grants.FindAsync(id, cancel);
            if (grant is null
                || PairingStatuses.Of(grant, deviceIsRemoved: false, accountId, time.GetUtcNow()) != PairingStatus.Finishing)
            {
                return grant;
            }

            await collected.Task.WaitAsync(MaximumWait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await grants.FindAsync(id, cancel);
        }
        finally
        {
            changes.Changed -= OnChanged;
        }
    }
}
