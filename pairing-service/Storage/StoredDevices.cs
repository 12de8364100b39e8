using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Devices;

namespace Pairing.Service.Storage;

public sealed class StoredDevices(
    IDbContextFactory<PairingDb> databases, Writer writer, AuditedWrites audited, Engine engine, DeviceChanges changes)
    : IDevices
{
    public async Task<Device?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Devices.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
    }

    public async Task<(Device? Device, bool IsDisabled)> FindWithAccountAsync(Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var found = await database.Devices.AsNoTracking()
            .Where(d => d.Id == id)
            .Select(d => new
            {
                Device = d,
                IsDisabled = database.Users.Any(a => a.Id == d.AccountId && a.DisabledAt != null),
            })
            .SingleOrDefaultAsync(cancel);
        return (found?.Device, found?.IsDisabled == true);
    }

    public async Task<IReadOnlyList<Device>> FindByAccountAsync(string accountId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Devices.AsNoTracking()
            .Where(d => d.AccountId == accountId).OrderByDescending(d => d.PairedAt).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<OwnedDevice>> ListAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Devices.AsNoTracking()
            .Join(database.Users, d => d.AccountId, a => a.Id, (device, account) => new { device, account.UserName })
            .OrderByDescending(one => one.device.PairedAt)
            .Select(one => new OwnedDevice(one.device, one.UserName!)).ToListAsync(cancel);
    }

    public async Task<bool> RenameAsync(Guid id, string accountId, string name, CancellationToken cancel) =>
        await writer.WriteAsync(
            database => database.Devices
                .Where(d => d.Id == id && d.AccountId == accountId && d.RemovedAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.Name, name).SetProperty(d => d.IsNameReported, false), cancel),
            cancel) == 1;

    public Task<bool> WriteAsync(Guid id, string accountId, string text, CancellationToken cancel) => ChangeAsync(
        id,
        async database => await database.Devices
            .Where(d => d.Id == id && d.AccountId == accountId && d.RemovedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ScreenText, text), cancel) == 1,
        happened: null,
        cancel);

    public Task<bool> RemoveAsync(
        Guid id, RemovalReason reason, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null) =>
        ChangeAsync(id, database => RemoveAsync(database, id, reason, now, cancel), happened, cancel);

    public Task MarkSeenAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        writer.WriteAsync(
            database => database.Devices
                .Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.LastSeenAt, now), cancel),
            cancel);

    /// <summary>The same within a transaction that already exists.</summary>
    internal static async Task<bool> RemoveAsync(
        PairingDb database, Guid id, RemovalReason reason, DateTimeOffset now, CancellationToken cancel)
    {
        int rows = await database.Devices
            .Where(d => d.Id == id && d.RemovedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.RemovedAt, now).SetProperty(d => d.RemovedBecause, reason), cancel);
        await database.RefreshTokens
            .Where(t => t.DeviceId == id && t.State != RefreshTokenState.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, RefreshTokenState.Dead), cancel);
        return rows == 1;
    }

    /// <summary>The same event with the device, its name and its account.</summary>
    internal static async Task<AuditEvent> AboutAsync(
        PairingDb database, Guid id, AuditEvent happened, CancellationToken cancel)
    {
        var device = await database.Devices.AsNoTracking().SingleAsync(d => d.Id == id, cancel);
        return happened with { AccountId = device.AccountId, Subject = $"device {id}", Details = $"\"{device.Name}\"" };
    }

    private async Task<bool> ChangeAsync(
        Guid id, Func<PairingDb, Task<bool>> change, AuditEvent? happened, CancellationToken cancel)
    {
        bool isChanged = await audited.WriteAsync(
            async database =>
            {
                bool isDone = await change(database);
                if (isDone)
                {
                    await engine.PublishAsync(database, id, cancel);
                }

                return (isDone, isDone && happened is not null ? await AboutAsync(database, id, happened, cancel) : null);
            },
            cancel);
        if (isChanged)
        {
            changes.Publish(id);
        }

        return isChanged;
    }
}
