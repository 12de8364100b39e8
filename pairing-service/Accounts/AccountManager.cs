using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Pairing.Service.Accounts;

/// <summary>Identity's user manager, with the lock-out after wrong passwords told by the service's clock instead of the machine's.</summary>
public sealed class AccountManager(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> names,
    IEnumerable<IPasswordValidator<Account>> passwords,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber sentences,
    IServiceProvider services,
    ILogger<UserManager<Account>> log,
    TimeProvider time)
    : UserManager<Account>(store, options, hasher, names, passwords, normalizer, sentences, services, log)
{
    public override Task<bool> IsLockedOutAsync(Account user) =>
        Task.FromResult(user.LockoutEnabled && user.LockoutEnd > time.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        if (++user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.AccessFailedCount = 0;
            user.LockoutEnd = time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
        }

        return await UpdateUserAsync(user);
    }
}
