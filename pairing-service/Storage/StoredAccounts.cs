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

    public async Task<bool> DisableAsync(string id, DateTimeOffset now, CancellationToken cancel)
    {
        string stamp = Guid.NewGuid().ToString("N"); // also ends a session that starts at this moment
        return await writer.WriteAsync(
            async database =>
            {
                await database.Sessions.Where(session => session.AccountId == id).ExecuteDeleteAsync(cancel);
                return await database.Users
                    .Where(account => account.Id == id && account.DisabledAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(a => a.DisabledAt, now).SetProperty(a => a.SecurityStamp, stamp), cancel);
            },
            cancel) == 1;
    }

    public async Task<bool> EnableAsync(string id, CancellationToken cancel) =>
        await writer.WriteAsync(
            database => database.Users
                .Where(account => account.Id == id && account.DisabledAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTimeOffset?)null), cancel),
            cancel) == 1;

    public async Task<Account?> FindByNameAsync(string name, CancellationToken cancel)
    {
        string normalized = names.NormalizeName(name);
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, cancel);
    }

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().OrderBy(account => account.UserName).ToListAsync(cancel);
    }
}
