using Pairing.Service.Devices;
using Pairing.Service.Token;

namespace Pairing.Service.Grants;

/// <summary>
/// Where grants are kept: the edge to storage. Approve, deny, withdraw and redeem are each one conditional update;
/// true means that this very call changed the grant.
/// </summary>
public interface IGrants
{
    /// <summary>False when a code of the new grant is taken already: make another. Not called off: it is stored together with others.</summary>
    Task<bool> AddAsync(Grant grant);

    Task<Grant?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>Until an hour after the code's end: so long a person is told why it leads nowhere.</summary>
    Task<Grant?> FindByUserCodeAsync(byte[] userCodeHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Grants that still wait for a person.</summary>
    Task<int> CountPendingAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>When this network asked for its nth newest code, if later than <paramref name="since"/>; of all nodes together.</summary>
    Task<DateTimeOffset?> AskedAtAsync(string network, int nth, DateTimeOffset since, CancellationToken cancel);

    Task<bool> ApproveAsync(Guid id, string accountId, DateTimeOffset now, CancellationToken cancel);
    Task<bool> DenyAsync(Guid id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Takes back an approval that no device has collected yet; only the account that gave it may.</summary>
    Task<bool> WithdrawAsync(Guid id, string accountId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Turns an approved grant into a device with its first refresh token, all or nothing. False as well when the
    /// account has been removed or locked since it approved.
    /// </summary>
    Task<bool> RedeemAsync(Guid id, Device device, RefreshToken? token, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Keeps a grown polling interval, so that slow_down outlives a restart.</summary>
    Task SlowDownAsync(Guid id, int interval, CancellationToken cancel);

    /// <summary>Deletes up to <paramref name="batch"/> grants that ended before <paramref name="endedBefore"/>; the number deleted.</summary>
    Task<int> SweepAsync(DateTimeOffset endedBefore, int batch, CancellationToken cancel);
}
