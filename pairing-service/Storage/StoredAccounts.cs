using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;

namespace Pairing.Service.Storage;

public sealed class StoredAccounts(IDbContextFactory<PairingDb> databases) : IAccounts
{
    public async Task<Account?> FindAsync(string id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
    }
}
