using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;
using Pairing.Service.Limits;

namespace Pairing.Service.Storage;

public sealed class StoredRegistrations(
    IDbContextFactory<PairingDb> databases, Writer writer, Engine engine) : IRegistrations
{
    public Task<(long? Id, TimeSpan Wait)> CountAsync(
        Registration registration, Func<IReadOnlyList<Registration>, TimeSpan> check, CancellationToken cancel) =>
        writer.WriteAsync<(long? Id, TimeSpan Wait)>(
            async database =>
            {
                await engine.WaitForTurnAsync(database, Turn.Register, cancel);
                var since = registration.At - RegistrationLimit.Window;
                var until = registration.At + StoredWindow.Skew;
                await database.Registrations.Where(r => r.At <= since || r.At > until).ExecuteDeleteAsync(cancel);
                string site = registration.Site;
                var wait = check(await database.Registrations.AsNoTracking().Where(r => r.Site == site).ToListAsync(cancel));
                if (wait > TimeSpan.Zero)
                {
                    return (null, wait);
                }

                database.Registrations.Add(registration);
                await database.SaveChangesAsync(cancel);
                return (registration.Id, TimeSpan.Zero);
            },
            cancel);

    public Task ForgetAsync(long id, CancellationToken cancel) =>
        writer.WriteAsync(database => database.Registrations.Where(r => r.Id == id).ExecuteDeleteAsync(cancel), cancel);

    public Task<int> ForgetAllAsync(CancellationToken cancel) =>
        writer.WriteAsync(database => database.Registrations.ExecuteDeleteAsync(cancel), cancel);

    public async Task<IReadOnlyList<Registration>> ListAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - RegistrationLimit.Window;
        var until = now + StoredWindow.Skew;
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Registrations.AsNoTracking().Where(r => r.At > since && r.At <= until).ToListAsync(cancel);
    }
}
