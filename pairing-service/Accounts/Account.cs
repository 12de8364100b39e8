using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>A person who owns devices. The user name is used to sign in, and paired devices show it.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>When an operator or the owner disabled the account. Null: it is enabled.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>
    /// A disabled account cannot sign in, and its devices get and use no tokens until it is enabled again. Wrong passwords
    /// never disable an account: anyone who knows a name can send them.
    /// </summary>
    public bool IsDisabled => DisabledAt is not null;
}
