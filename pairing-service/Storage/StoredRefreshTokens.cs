using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Devices;

namespace Pairing.Service.Storage;

public sealed class StoredRefreshTokens(
    IDbContextFactory<PairingDb> databases, Writer writer, AuditedWrites audited, Engine engine, DeviceChanges changes)
    : IRefreshTokens
{
    public async Task<RefreshToken?> FindAsync(string tokenHash, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.RefreshTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == tokenHash, cancel);
    }

    public async Task<Device?> FindDeviceAsync(string tokenHash, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Devices.AsNoTracking()
            .SingleOrDefaultAsync(d => database.RefreshTokens.Any(t => t.Hash == tokenHash && t.DeviceId == d.Id), cancel);
    }

    public async Task<Rotation> RotateAsync(
        string tokenHash, string successorHash, DateTimeOffset now, CancellationToken cancel, AuditEvent? reused = null)
    {
        Guid? ended = null;
        var rotation = await audited.WriteAsync(
            async database =>
            {
                var done = await RotateAsync(database, tokenHash, successorHash, now, EndAsync, cancel);
                bool isRecorded = ended is not null && reused is not null;
                return (done, isRecorded ? await StoredDevices.AboutAsync(database, ended!.Value, reused!, cancel) : null);
            },
            cancel);
        if (ended is { } removed)
        {
            changes.Publish(removed);
        }

        return rotation;

        Task EndAsync(PairingDb database, Guid deviceId)
        {
            ended = deviceId;
            return engine.PublishAsync(database, deviceId, cancel);
        }
    }

    public Task<int> SweepAsync(DateTimeOffset madeBefore, int batch, CancellationToken cancel) =>
        writer.WriteAsync(
            database => database.RefreshTokens
                .Where(t => database.RefreshTokens
                    .Where(old => old.State == RefreshTokenState.Dead && old.IssuedAt < madeBefore)
                    .OrderBy(old => old.IssuedAt).Select(old => old.Hash).Take(batch).Contains(t.Hash))
                .ExecuteDeleteAsync(cancel),
            cancel);

    private static async Task<Rotation> RotateAsync(
        PairingDb database, string shown, string successor, DateTimeOffset now, Func<PairingDb, Guid, Task> end,
        CancellationToken cancel)
    {
        // Updating the device's row first puts all rotations of one device in order, on any database.
        int devices = await database.Devices
            .Where(d => d.RemovedAt == null && database.RefreshTokens.Any(t => t.Hash == shown && t.DeviceId == d.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LastSeenAt, now), cancel);
        if (devices != 1)
        {
            return Rotation.Unknown;
        }

        var token = await database.RefreshTokens.AsNoTracking().SingleAsync(t => t.Hash == shown, cancel);
        switch (token.State)
        {
            case RefreshTokenState.Current:
                if (await IsNextAsync(database, successor, cancel))
                {
                    return Rotation.Done;
                }

                // none yet, or one of another key
                await MarkDeadAsync(database, token.DeviceId, RefreshTokenState.Next, cancel);
                break;
            case RefreshTokenState.Next:
                await MarkDeadAsync(database, token.DeviceId, RefreshTokenState.Current, cancel);
                await database.RefreshTokens
                    .Where(t => t.Hash == shown)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, RefreshTokenState.Current), cancel);
                break;
            case RefreshTokenState.Dead when await WasOvertakenAsync(database, token.DeviceId, now, cancel):
                return Rotation.Overtaken;
            default: // RFC 9700 4.14.2: someone else has the token too, and the service cannot tell which one is the attacker
                await StoredDevices.RemoveAsync(database, token.DeviceId, RemovalReason.TokenShownAgain, now, cancel);
                await end(database, token.DeviceId);
                return Rotation.Reused;
        }

        await IssueAsync(database, successor, token.DeviceId, now, cancel);
        return Rotation.Done;
    }

    private static async Task IssueAsync(
        PairingDb database, string hash, Guid deviceId, DateTimeOffset now, CancellationToken cancel)
    {
        // It is there already if the key that derives it was lost and has come back.
        int revived = await database.RefreshTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, RefreshTokenState.Next).SetProperty(t => t.IssuedAt, now), cancel);
        if (revived == 0)
        {
            database.RefreshTokens.Add(
                new RefreshToken { Hash = hash, DeviceId = deviceId, State = RefreshTokenState.Next, IssuedAt = now });
            await database.SaveChangesAsync(cancel);
        }
    }

    private static Task<bool> IsNextAsync(PairingDb database, string hash, CancellationToken cancel) =>
        database.RefreshTokens.AnyAsync(t => t.Hash == hash && t.State == RefreshTokenState.Next, cancel);

    private static Task<bool> WasOvertakenAsync(
        PairingDb database, Guid deviceId, DateTimeOffset now, CancellationToken cancel)
    {
        var latest = now + RefreshToken.LongestRequest;
        return database.RefreshTokens.AnyAsync(
            t => t.DeviceId == deviceId && t.IssuedAt > now && t.IssuedAt < latest, cancel);
    }

    private static Task<int> MarkDeadAsync(
        PairingDb database, Guid deviceId, RefreshTokenState state, CancellationToken cancel) =>
        database.RefreshTokens
            .Where(t => t.DeviceId == deviceId && t.State == state)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, RefreshTokenState.Dead), cancel);
}
