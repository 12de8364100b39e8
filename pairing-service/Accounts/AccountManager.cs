using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pairing.Service.Storage;

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
    Writer storage,
    TimeProvider time)
    : UserManager<Account>(store, options, hasher, names, passwords, normalizer, sentences, services, log)
{
    public override Task<bool> IsLockedOutAsync(Account user) =>
        Task.FromResult(user.LockoutEnabled && user.LockoutEnd > time.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        int limit = Options.Lockout.MaxFailedAccessAttempts;
        DateTimeOffset? until = time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
        user.LockoutEnd = await storage.WriteAsync(
            async database =>
            {
                var one = database.Users.Where(account => account.Id == user.Id);
                await one.ExecuteUpdateAsync(set => set
                    .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= limit ? until : a.LockoutEnd)
                    .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1 >= limit ? 0 : a.AccessFailedCount + 1));
                return await one.Select(a => a.LockoutEnd).SingleAsync();
            },
            CancellationToken);
        return IdentityResult.Success;
    }
}
