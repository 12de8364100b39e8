using Pairing.Service.Audit;

namespace Pairing.Service.Accounts;

/// <summary>The storage of accounts, for what Identity does not do.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Disables the account and ends all its sessions. Its devices stay paired.</summary>
    /// <returns>True: this call disabled it. False: it was disabled already, or does not exist.</returns>
    Task<bool> DisableAsync(string id, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);

    /// <summary>Enables the account. Its devices work again without a new pairing.</summary>
    /// <returns>True: this call enabled it. False: it was enabled already, or does not exist.</returns>
    Task<bool> EnableAsync(string id, CancellationToken cancel, AuditEvent? happened = null);

    /// <summary>By the name that the owner signs in with, in any case.</summary>
    Task<Account?> FindByNameAsync(string name, CancellationToken cancel);

    /// <summary>All of them, by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancel);
}
