using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

/// <summary>Step 3: the device redeems its grant (RFC 8628 3.4, 3.5).</summary>
public sealed class DeviceCodeGrant(
    PollHandler polls,
    IGrants grants,
    IDevices devices,
    IAccounts accounts,
    AccessTokens accessTokens,
    GrantMetrics metrics,
    TimeProvider time,
    ILogger<DeviceCodeGrant> log)
{
    private static readonly TokenResult Pending = BadRequestError.Pending;

    /// <param name="wait">Seconds that the client prefers to wait.</param>
    /// <returns>The response, and whether the request was held (RFC 7240 3).</returns>
    public async ValueTask<(TokenResult Result, bool WasHeld)> HandleAsync(
        Client client, string deviceCode, int wait, HttpContext context, CancellationToken cancel)
    {
        var polled = await polls.HandleAsync(deviceCode, client.Id, wait, cancel);
        var result = polled.Result == PollResult.Pending ? Pending : await RespondAsync(client, polled, context, cancel);
        metrics.RecordPoll((result.Result as OAuthError)?.Error);
        return (result, polled.WasHeld);
    }

    private async Task<TokenResult> RespondAsync(
        Client client, PollOutcome polled, HttpContext context, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        switch (polled.Result)
        {
            case PollResult.SlowDown:
                if (polled.Slowed is { } slowed)
                {
                    await grants.SlowDownAsync(slowed.Id, slowed.Interval);
                }

                return BadRequestError.SlowDown();
            case PollResult.Denied:
                return BadRequestError.AccessDenied();
            case PollResult.Expired:
                return BadRequestError.Expired();
            case PollResult.Ready:
                return await RedeemAsync(client, polled.Ended!, AuditOrigin.Device(context), now, cancel);
            default:
                return polled.Ended is { } used
                    ? await HandleReuseAsync(used, AuditOrigin.Device(context), now, cancel)
                    : BadRequestError.InvalidGrant("The device code is unknown.");
        }
    }

    private async Task<TokenResult> RedeemAsync(
        Client client, Grant grant, AuditOrigin origin, DateTimeOffset now, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(grant.AccountId!, cancel);
        if (account is null or { IsDisabled: true })
        {
            return BadRequestError.AccessDenied();
        }

        var device = new Device
        {
            AccountId = account.Id,
            ClientId = client.Id,
            Name = grant.DeviceName ?? client.Name,
            IsNameReported = grant.DeviceName is not null,
            Model = grant.DeviceModel,
            Version = grant.DeviceVersion,
            Scope = grant.Scope,
            PairedAt = now,
            PairedFrom = grant.AskedFrom,
            LastSeenAt = now,
        };
        string? refresh = CanRefresh(client, grant.Scope) ? RandomSecret.New() : null;
        string access = accessTokens.Create(device.Id, account.Id, client, grant.Scope, now);
        var paired = new AuditEvent(AuditKind.Paired, origin)
        {
            AccountId = account.Id,
            Account = account.UserName,
            Subject = $"device {device.Id}",
            Details = $"\"{device.Name}\", grant {grant.Id}",
        };
        if (!await grants.RedeemAsync(grant.Id, device, First(refresh, device, now), now, cancel, paired))
        {
            return await ExplainFailureAsync(grant, origin, now, cancel);
        }

        metrics.RecordRedemption(now - grant.DecidedAt!.Value);
        log.LogInformation("Grant {Grant} became device {Device}", grant.Id, device.Id);
        return TokenResponse.Of(access, refresh, client, grant.Scope, account);
    }

    private static bool CanRefresh(Client client, string scope) =>
        client.CanUse(Wire.RefreshTokenGrant)
            && ScopeChoice.Words(scope).Contains(Defaults.OfflineAccessScope, StringComparer.Ordinal);

    private static RefreshToken? First(string? refresh, Device device, DateTimeOffset now) =>
        refresh is null ? null : new RefreshToken
        {
            Hash = RandomSecret.HashText(refresh),
            DeviceId = device.Id,
            State = RefreshTokenState.Current,
            IssuedAt = now,
        };

    /// <summary>Another request redeemed the grant first, or the account was disabled after the check.</summary>
    private async Task<TokenResult> ExplainFailureAsync(
        Grant grant, AuditOrigin origin, DateTimeOffset now, CancellationToken cancel)
    {
        var stored = await grants.FindAsync(grant.Id, cancel);
        return stored?.State == GrantState.Redeemed
            ? await HandleReuseAsync(stored, origin, now, cancel)
            : BadRequestError.AccessDenied();
    }

    // RFC 6749 4.1.2, by analogy: a second use means that someone else has the code too
    private async Task<TokenResult> HandleReuseAsync(
        Grant grant, AuditOrigin origin, DateTimeOffset now, CancellationToken cancel)
    {
        var reused = new AuditEvent(AuditKind.CodeReused, origin);
        if (grant.DeviceId is { } device
            && await devices.RemoveAsync(device, RemovalReason.CodeShownAgain, now, cancel, reused))
        {
            log.LogWarning("The device code of grant {Grant} was used again: removed device {Device}", grant.Id, device);
        }

        return BadRequestError.InvalidGrant("The device code was already used.");
    }
}
