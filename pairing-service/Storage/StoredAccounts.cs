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
        string stamp = Guid.NewGuid().ToString("N"); // ends every session
        return UpdateAsync(
            id,
            happened,
            accounts => accounts.Where(account => account.DisabledAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.DisabledAt, now).SetProperty(a => a.SecurityStamp, stamp), cancel),
            cancel);
    }

    public Task<bool> EnableAsync(string id, CancellationToken cancel, AuditEvent? happened = null) => UpdateAsync(
        id,
        happened,
        accounts => accounts.Where(account => account.DisabledAt != null).ExecuteUpdateAsync(
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
        string id, AuditEvent? happened, Func<IQueryable<Account>, Task<int>> update, CancellationToken cancel) =>
        audited.WriteAsync(
            async database =>
            {
                bool isDone = await update(database.Users.Where(account => account.Id == id)) == 1;
                return (isDone, isDone && happened is not null ? happened with { AccountId = id } : null);
            },
            cancel);
}
