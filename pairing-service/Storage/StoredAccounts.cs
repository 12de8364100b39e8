using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;

namespace Pairing.Service.Storage;

public sealed class StoredAccounts(IDbContextFactory<PairingDb> databases, Writer writer, ILookupNormalizer names) : IAccounts
{
    public async Task<Account?> FindAsync(string id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
    }

    public Task<DateTimeOffset?> CountFailedSignInAsync(string id, int limit, DateTimeOffset until, CancellationToken cancel)
    {
        DateTimeOffset? end = until;
        return writer.WriteAsync(
            async database =>
            {
                var one = database.Users.Where(account => account.Id == id);
                await one.ExecuteUpdateAsync(set => set
                    .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= limit ? end : a.LockoutEnd)
                    .SetProperty(
                        a => a.AccessFailedCount, a => a.AccessFailedCount + 1 >= limit ? 0 : a.AccessFailedCount + 1), cancel);
                return await one.Select(a => a.LockoutEnd).SingleAsync(cancel);
            },
            cancel);
    }

    public async Task<Account?> FindByNameAsync(string name, CancellationToken cancel)
    {
        string normalized = names.NormalizeName(name);
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, cancel);
    }

    public async Task<IReadOnlyList<Account>> FindThrottledAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking()
            .Where(account => account.LockoutEnd > now).OrderBy(account => account.UserName).ToListAsync(cancel);
    }

    public Task<int> EndThrottlingAsync(string? id, CancellationToken cancel) => writer.WriteAsync(
        database => database.Users
            .Where(account => (id == null || account.Id == id) && (account.LockoutEnd != null || account.AccessFailedCount > 0))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                    .SetProperty(a => a.AccessFailedCount, 0),
                cancel),
        cancel);
}
