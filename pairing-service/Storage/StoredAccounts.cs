using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;

namespace Pairing.Service.Storage;

public sealed class StoredAccounts(
    IDbContextFactory<PairingDb> databases, AuditedWrites audited, ILookupNormalizer names) : IAccounts
{
    public async Task<Account?> FindAsync(string id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
    }

    public Task<bool> DisableAsync(string id, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null)
    {
        string stamp = Guid.NewGuid().ToString("N"); // also ends a session that starts at this moment
        return UpdateAsync(
            id,
            happened,
            async database =>
            {
                await database.Sessions.Where(session => session.AccountId == id).ExecuteDeleteAsync(cancel);
                return await database.Users.Where(account => account.Id == id && account.DisabledAt == null).ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.DisabledAt, now).SetProperty(a => a.SecurityStamp, stamp), cancel);
            },
            cancel);
    }

    public Task<bool> EnableAsync(string id, CancellationToken cancel, AuditEvent? happened = null) => UpdateAsync(
        id,
        happened,
        database => database.Users.Where(account => account.Id == id && account.DisabledAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.DisabledAt, (DateTimeOffset?)null), cancel),
        cancel);

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

    private Task<bool> UpdateAsync(
        string id, AuditEvent? happened, Func<PairingDb, Task<int>> update, CancellationToken cancel) =>
        audited.WriteAsync(
            async database =>
            {
                bool isDone = await update(database) == 1;
                return (isDone, isDone && happened is not null ? happened with { AccountId = id } : null);
            },
            cancel);
}
