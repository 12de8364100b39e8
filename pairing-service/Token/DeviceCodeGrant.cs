using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Answers;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Token;

/// <summary>3. The screen collects (RFC 8628 3.4, 3.5).</summary>
public sealed class DeviceCodeGrant(
    Polls polls,
    IGrants grants,
    IDevices devices,
    IAccounts accounts,
    AccessTokens accessTokens,
    GrantMetrics metrics,
    TimeProvider time,
    ILogger<DeviceCodeGrant> log)
{
    /// <param name="wait">Seconds that the client would wait for news.</param>
    public async ValueTask<IResult> AnswerAsync(Client client, string deviceCode, int wait, CancellationToken cancel)
    {
        var polled = await polls.AnswerAsync(deviceCode, client.Id, wait, cancel);
        var answer = polled.Answer == PollAnswer.Pending ? OAuthError.Pending : await TellAsync(client, polled, cancel);
        metrics.Told((answer as OAuthError)?.Error);
        return polled.WasHeld ? new AppliedWait(answer, wait) : answer;
    }

    private async Task<IResult> TellAsync(Client client, Polled polled, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        switch (polled.Answer)
        {
            case PollAnswer.SlowDown:
                if (polled.Slowed is { } waiting)
                {
                    await grants.SlowDownAsync(waiting.Id, waiting.Interval, cancel);
                }

                return OAuthError.SlowDown();
            case PollAnswer.Denied:
                return OAuthError.AccessDenied();
            case PollAnswer.Expired:
                return OAuthError.Expired();
            case PollAnswer.Ready:
                return await RedeemAsync(client, polled.Ended!, now, cancel);
            default:
                return polled.Ended is { } used ? await ShownAgainAsync(used, now, cancel) : OAuthError.InvalidGrant("No such device code.");
        }
    }

    private async Task<IResult> RedeemAsync(Client client, Grant grant, DateTimeOffset now, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(grant.AccountId!, cancel);
        if (account is null || account.IsLocked(now))
        {
            return OAuthError.AccessDenied();
        }

        var device = new Device
        {
            AccountId = account.Id,
            ClientId = client.Id,
            Name = grant.DeviceName ?? client.Name,
            Model = grant.DeviceModel,
            Version = grant.DeviceVersion,
            Scope = grant.Scope,
            PairedAt = now,
            PairedFrom = grant.AskedFrom,
            LastSeenAt = now,
        };
        string? refresh = MayRefresh(client, grant.Scope) ? Codes.NewSecret() : null;
        string access = accessTokens.Make(device.Id, account.Id, client, grant.Scope, now);
        if (!await grants.RedeemAsync(grant.Id, device, First(refresh, device, now), now, cancel))
        {
            return await WhyNotAsync(grant, now, cancel);
        }

        metrics.Collected(now - grant.DecidedAt!.Value);
        log.LogInformation("Grant {Grant} became device {Device}", grant.Id, device.Id);
        return new JsonAnswer<TokenAnswer>(
            new TokenAnswer
            {
                AccessToken = access,
                ExpiresIn = client.AccessTokenLifetime,
                RefreshToken = refresh,
                Scope = grant.Scope,
                Account = account.UserName,
            },
            JsonForms.Plain.TokenAnswer);
    }

    private static bool MayRefresh(Client client, string scope) =>
        client.MayUse(Wire.RefreshTokenGrant) && ScopeChoice.Words(scope).Contains(Defaults.OfflineAccessScope, StringComparer.Ordinal);

    private static RefreshToken? First(string? refresh, Device device, DateTimeOffset now) => refresh is null ? null : new RefreshToken
    {
        Hash = Codes.HashSecret(refresh),
        DeviceId = device.Id,
        State = RefreshTokenState.Current,
        IssuedAt = now,
    };

    /// <summary>Between the look and the claim somebody else was quicker, or the account was locked.</summary>
    private async Task<IResult> WhyNotAsync(Grant grant, DateTimeOffset now, CancellationToken cancel)
    {
        var stored = await grants.FindAsync(grant.Id, cancel);
        return stored?.State == GrantState.Redeemed ? await ShownAgainAsync(stored, now, cancel) : OAuthError.AccessDenied();
    }

    // RFC 6749 4.1.2, by analogy: two hold the code, and one of them is not the device
    private async Task<IResult> ShownAgainAsync(Grant grant, DateTimeOffset now, CancellationToken cancel)
    {
        if (grant.DeviceId is { } device && await devices.RemoveAsync(device, RemovalReason.CodeShownAgain, now, cancel))
        {
            log.LogWarning("The code of grant {Grant} was shown again: device {Device} is removed", grant.Id, device);
        }

        return OAuthError.InvalidGrant("The device code has been used.");
    }
}
