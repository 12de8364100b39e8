using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>A person who owns devices. The user name is used to sign in, and paired devices show it.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>Whether too many wrong passwords have throttled the account for a while.</summary>
    public bool IsThrottled(DateTimeOffset now) => LockoutEnabled && LockoutEnd >= now;
}
