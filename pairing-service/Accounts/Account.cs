using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>A person who owns devices. The user name is what they sign in with and what a paired screen shows.</summary>
public sealed class Account : IdentityUser
{
    public bool IsLocked(DateTimeOffset now) => LockoutEnabled && LockoutEnd >= now;
}
