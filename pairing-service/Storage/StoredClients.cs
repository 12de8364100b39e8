using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Devices;

namespace Pairing.Service.Storage;

public sealed class StoredClients(IDbContextFactory<PairingDb> databases, AuditedWrites audited, Engine engine) : IClients
{
    public async Task<IReadOnlyList<StoredClient>> AllAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Clients.AsNoTracking().OrderBy(client => client.Id).ToListAsync(cancel);
    }

    public async Task<bool> AddAsync(StoredClient client, CancellationToken cancel, AuditEvent? happened = null)
    {
        try
        {
            return await audited.WriteAsync(
                async database =>
                {
                    if (await database.Clients.AnyAsync(c => c.Id == client.Id, cancel))
                    {
                        return (false, null);
                    }

                    database.Clients.Add(client);
                    await database.SaveChangesAsync(cancel);
                    return (true, happened);
                },
                cancel);
        }
        catch (DbUpdateException taken) when (engine.IsTaken(taken)) // by another node in the meantime
        {
            return false;
        }
    }

    public Task<int?> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null) =>
        audited.WriteAsync<int?>(
            async database =>
            {
                if (await database.Clients.Where(c => c.Id == id).ExecuteDeleteAsync(cancel) != 1)
                {
                    return (null, null);
                }

                int ended = await database.Devices
                    .Where(d => d.ClientId == id && d.RemovedAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(d => d.RemovedAt, now).SetProperty(
                            d => d.RemovedBecause, RemovalReason.ClientRemoved), cancel);
                await database.RefreshTokens
                    .Where(
                        t => t.State != RefreshTokenState.Dead
                            && database.Devices.Any(d => d.Id == t.DeviceId && d.ClientId == id))
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, RefreshTokenState.Dead), cancel);
                return (ended, happened is null ? null : happened with { Details = $"with {ended} devices" });
            },
            cancel);
}
