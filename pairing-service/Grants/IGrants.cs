using Pairing.Service.Audit;
using Pairing.Service.Devices;

namespace Pairing.Service.Grants;

/// <summary>
/// The storage of grants. Approve, deny, withdraw and redeem are one conditional update each. True: this call changed the
/// grant. What happened, with who did it, is recorded in the same transaction.
/// </summary>
public interface IGrants
{
    /// <summary>
    /// False: a code of the grant is already in use, so create another one. It cannot be canceled because grants are stored
    /// in batches.
    /// </summary>
    Task<bool> AddAsync(Grant grant);

    Task<Grant?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>Finds a grant until one hour after its expiry, so that the page can explain what happened.</summary>
    Task<Grant?> FindByUserCodeAsync(byte[] userCodeHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The number of pending grants.</summary>
    Task<int> CountPendingAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>The number of pending grants of each address.</summary>
    Task<IReadOnlyList<(string Address, int Pending)>> CountPendingByAddressAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// The time of the network's nth newest request, if it is later than <paramref name="since"/>. Counts the requests of all
    /// nodes up to <paramref name="until"/>. Null where there is only one node: it counts in memory.
    /// </summary>
    Task<DateTimeOffset?> RequestedAtAsync(
        string network, int nth, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel);

    Task<bool> ApproveAsync(Guid id, string accountId, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);
    Task<bool> DenyAsync(Guid id, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);

    /// <summary>Withdraws an approval that is not redeemed yet. Only the account that approved can do this.</summary>
    Task<bool> WithdrawAsync(
        Guid id, string accountId, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);

    /// <summary>
    /// Turns an approved grant into a device with its first refresh token, in one transaction. False also if the account was
    /// removed or disabled after it approved.
    /// </summary>
    Task<bool> RedeemAsync(
        Guid id, Device device, RefreshToken? token, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);

    /// <summary>Stores a longer polling interval, so that slow_down survives a restart.</summary>
    Task SlowDownAsync(Guid id, int interval);

    /// <summary>
    /// Deletes up to <paramref name="batch"/> grants that ended before <paramref name="endedBefore"/> and returns the number
    /// deleted.
    /// </summary>
    Task<int> SweepAsync(DateTimeOffset endedBefore, int batch, CancellationToken cancel);
}
