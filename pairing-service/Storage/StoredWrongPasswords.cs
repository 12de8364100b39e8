using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;
using Pairing.Service.Limits;

namespace Pairing.Service.Storage;

public sealed class StoredWrongPasswords(
    IDbContextFactory<PairingDb> databases, Writer writer, Engine engine) : IWrongPasswords
{
    public Task<CountedPassword> CountAsync(WrongPassword attempt, bool hasSecondFactor, CancellationToken cancel) =>
        writer.WriteAsync(
            async database =>
            {
                await engine.WaitForTurnAsync(database, Turn.CheckPassword, cancel);
                var (now, name, source) = (attempt.At, attempt.Name, attempt.Source);
                var since = now - PasswordThrottle.Window;
                var until = now + StoredWindow.Skew;
                await database.WrongPasswords.Where(w => w.At <= since || w.At > until).ExecuteDeleteAsync(cancel);
                var recent = await database.WrongPasswords.AsNoTracking().Where(w => w.Name == name).ToListAsync(cancel);
                var before = PasswordThrottle.Check(recent, source, attempt.IsKnown, now, hasSecondFactor);
                if (before.Wait > TimeSpan.Zero)
                {
                    return new CountedPassword(null, before);
                }

                database.WrongPasswords.Add(attempt);
                await database.SaveChangesAsync(cancel);
                return new CountedPassword(
                    attempt.Id,
                    PasswordThrottle.Check([.. recent, attempt], source, attempt.IsKnown, now, hasSecondFactor));
            },
            cancel);

    public Task ForgetAsync(long id, CancellationToken cancel) =>
        writer.WriteAsync(database => database.WrongPasswords.Where(w => w.Id == id).ExecuteDeleteAsync(cancel), cancel);

    public Task<int> ForgetAllAsync(string? name, CancellationToken cancel) => writer.WriteAsync(
        database => database.WrongPasswords.Where(w => name == null || w.Name == name).ExecuteDeleteAsync(cancel), cancel);

    public async Task<IReadOnlyList<WrongPassword>> ListAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - PasswordThrottle.Window;
        var until = now + StoredWindow.Skew;
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.WrongPasswords.AsNoTracking().Where(w => w.At > since && w.At <= until).ToListAsync(cancel);
    }
}
