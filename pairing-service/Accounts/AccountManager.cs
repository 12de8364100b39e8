using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Pairing.Service.Accounts;

/// <summary>
/// Identity's user manager with a different lockout. It uses the service's clock, and it counts in the database with one
/// update, because Identity counts only one of several concurrent guesses.
/// </summary>
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
    IAccounts counted,
    TimeProvider time)
    : UserManager<Account>(store, options, hasher, names, passwords, normalizer, sentences, services, log)
{
    public override Task<bool> IsLockedOutAsync(Account user) =>
        Task.FromResult(user.LockoutEnabled && user.LockoutEnd > time.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        var until = time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
        user.LockoutEnd =
            await counted.CountFailedSignInAsync(user.Id, Options.Lockout.MaxFailedAccessAttempts, until, CancellationToken);
        return IdentityResult.Success;
    }
}
