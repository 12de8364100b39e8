using Pairing.Service.Audit;

namespace Pairing.Service.Accounts;

/// <summary>What happened to an account, for the audit.</summary>
public static class AccountEvent
{
    /// <param name="account">Null: there is none. A typed name is not recorded, because it can be a password.</param>
    public static AuditEvent Of(AuditKind kind, AuditOrigin origin, Account? account) =>
        new(kind, origin) { AccountId = account?.Id, Account = account?.UserName };
}
