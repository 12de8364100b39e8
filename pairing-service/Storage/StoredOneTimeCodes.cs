using Microsoft.EntityFrameworkCore;
using Pairing.Service.Limits;
using Pairing.Service.OneTimeCodes;

namespace Pairing.Service.Storage;

public sealed class StoredOneTimeCodes(
    IDbContextFactory<PairingDb> databases, Writer writer, Engine engine) : IOneTimeCodes
{
    public Task<TimeSpan?> AddAsync(OneTimeCode code, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            await engine.WaitForTurnAsync(database, Turn.RequestCode, cancel);
            var now = code.SentAt;
            var since = now - CodeLimits.Window;
            var until = now + StoredWindow.Skew;
            await database.OneTimeCodes.Where(old => old.SentAt <= since || old.SentAt > until).ExecuteDeleteAsync(cancel);
            var (person, network) = (code.Person, code.Network);
            var recent = await database.OneTimeCodes.AsNoTracking()
                .Where(old => old.Person == person || old.Network == network).ToListAsync(cancel);
            var wait = CodeLimits.Wait(recent, person, network, now);
            if (wait is null)
            {
                database.OneTimeCodes.Add(code);
                await database.SaveChangesAsync(cancel);
            }

            return wait;
        },
        cancel);

    public async Task<OneTimeCode?> FindAsync(string browserHash, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.OneTimeCodes.AsNoTracking().FirstOrDefaultAsync(code => code.BrowserHash == browserHash, cancel);
    }

    public Task<bool> TryGuessAsync(Guid id, DateTimeOffset now, CancellationToken cancel) => writer.WriteAsync(
        async database => await database.OneTimeCodes
            .Where(code => code.Id == id && code.UsedAt == null && code.ExpiresAt > now
                && code.Guesses < OneTimeCode.MostGuesses)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.Guesses, code => code.Guesses + 1), cancel) == 1,
        cancel);

    public Task<bool> TryUseAsync(Guid id, DateTimeOffset now, CancellationToken cancel) => writer.WriteAsync(
        async database => await database.OneTimeCodes
            .Where(code => code.Id == id && code.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.UsedAt, now), cancel) == 1,
        cancel);
}
