using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage;

/// <summary>The decisions about a grant, and its redemption.</summary>
public sealed partial class StoredGrants
{
    public Task<bool> ApproveAsync(
        Guid id, string accountId, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null) =>
        ChangeAsync(
            id,
            GrantState.Approved,
            now,
            grants => grants
                .Where(g => g.Id == id && g.State == GrantState.Pending && g.ExpiresAt > now)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(g => g.State, GrantState.Approved)
                        .SetProperty(g => g.AccountId, accountId)
                        .SetProperty(g => g.DecidedAt, now),
                    cancel),
            happened,
            cancel);

    public Task<bool> DenyAsync(Guid id, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null) =>
        ChangeAsync(
            id,
            GrantState.Denied,
            now,
            grants => grants
                .Where(g => g.Id == id && g.State == GrantState.Pending && g.ExpiresAt > now)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(g => g.State, GrantState.Denied).SetProperty(g => g.DecidedAt, now), cancel),
            happened,
            cancel);

    public Task<bool> WithdrawAsync(
        Guid id, string accountId, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null) =>
        ChangeAsync(
            id,
            GrantState.Denied,
            now,
            grants => grants
                .Where(g => g.Id == id && g.State == GrantState.Approved && g.AccountId == accountId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(g => g.State, GrantState.Denied).SetProperty(g => g.DecidedAt, now), cancel),
            happened,
            cancel);

    public Task<bool> RedeemAsync(
        Guid id, Device device, RefreshToken? token, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null)
    {
        var approvedAfter = now - Grant.RedeemWithin;
        return ChangeAsync(
            id,
            GrantState.Redeemed,
            now,
            async (database, grants) =>
            {
                int rows = await grants
                    .Where(g => g.Id == id && g.State == GrantState.Approved && g.AccountId == device.AccountId)
                    .Where(g => g.ExpiresAt > now || g.DecidedAt > approvedAfter)
                    .Where(g => database.Users.Any(a => a.Id == g.AccountId && a.DisabledAt == null))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(g => g.State, GrantState.Redeemed).SetProperty(
                            g => g.DeviceId, device.Id), cancel);
                if (rows == 1)
                {
                    database.Devices.Add(device);
                    if (token is not null)
                    {
                        database.RefreshTokens.Add(token);
                    }

                    await database.SaveChangesAsync(cancel);
                }

                return rows;
            },
            happened,
            cancel);
    }

    private Task<bool> ChangeAsync(
        Guid id, GrantState to, DateTimeOffset now, Func<IQueryable<Grant>, Task<int>> update, AuditEvent? happened,
        CancellationToken cancel) =>
        ChangeAsync(id, to, now, (_, grants) => update(grants), happened, cancel);

    private async Task<bool> ChangeAsync(
        Guid id,
        GrantState to,
        DateTimeOffset now,
        Func<PairingDb, IQueryable<Grant>, Task<int>> update,
        AuditEvent? happened,
        CancellationToken cancel)
    {
        var change = new GrantChange(id, to, now);
        bool isChanged = await audited.WriteAsync(
            async database =>
            {
                if (await update(database, database.Grants) != 1)
                {
                    return (false, null);
                }

                await engine.PublishAsync(database, change, cancel);
                return (true, happened);
            },
            cancel);
        if (isChanged)
        {
            metrics.RecordState(to);
            changes.Publish(change);
        }

        return isChanged;
    }
}
