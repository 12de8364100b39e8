using Microsoft.EntityFrameworkCore;
using Pairing.Service.Limits;
using Pairing.Service.Verification;

namespace Pairing.Service.Storage;

public sealed class StoredWrongCodes(
    IDbContextFactory<PairingDb> databases, Writer writer, Engine engine, TimeProvider time) : IWrongCodes
{
    public Task<T> EnterAsync<T>(
        Guesser who, TimeSpan window, Func<DateTimeOffset, WrongCodeHistory, Task<(T Result, WrongCode? Wrong)>> enter,
        CancellationToken cancel) =>
        writer.WriteAsync(
            async database =>
            {
                await engine.WaitForTurnAsync(database, Turn.EnterCode, cancel);
                var now = time.GetUtcNow();
                var since = now - window;
                var until = now + StoredWindow.Skew;
                await database.WrongCodes.Where(wrong => wrong.At <= since || wrong.At > until).ExecuteDeleteAsync(cancel);
                var (account, network, site) = (who.AccountId, who.Network, who.Site);
                var near = await database.WrongCodes.AsNoTracking()
                    .Where(wrong => wrong.AccountId == account || wrong.Network == network || wrong.Site == site)
                    .ToListAsync(cancel);
                int inAll = await database.WrongCodes.CountAsync(cancel);
                var (result, added) = await enter(now, new WrongCodeHistory(near, inAll));
                if (added is not null)
                {
                    database.WrongCodes.Add(added);
                    await database.SaveChangesAsync(cancel);
                }

                return result;
            },
            cancel);

    public async Task<int> CountAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.WrongCodes.CountAsync(wrong => wrong.At > since, cancel);
    }

    public async Task<IReadOnlyList<WrongCode>> ListAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.WrongCodes.AsNoTracking().Where(wrong => wrong.At > since).OrderBy(wrong => wrong.At)
            .ToListAsync(cancel);
    }

    public Task<int> ForgetAsync(string? accountId, CancellationToken cancel) => writer.WriteAsync(
        database => database.WrongCodes
            .Where(wrong => accountId == null || wrong.AccountId == accountId).ExecuteDeleteAsync(cancel),
        cancel);
}
