using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

/// <summary>
/// A device refreshes its tokens (RFC 6749 6). It gets the token's successor (RFC 9700 4.14.2), the same one at each repetition.
/// </summary>
public sealed class RefreshTokenGrant(
    IRefreshTokens tokens,
    RefreshSuccessors successors,
    IAccounts accounts,
    AccessTokens accessTokens,
    TimeProvider time,
    ILogger<RefreshTokenGrant> log)
{
    /// <summary>How many refreshes may overtake one request.</summary>
    private const int MostOvertaking = 16;

    /// <summary>For a device whose account is disabled.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    public async Task<TokenResult> HandleAsync(
        Client client, string refreshToken, string? askedScope, AuditOrigin origin, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        string tokenHash = RandomSecret.HashText(refreshToken);
        var device = await tokens.FindDeviceAsync(tokenHash, cancel);
        if (device is null || device.ClientId != client.Id || device.IsRemoved)
        {
            return Unknown();
        }

        // RFC 6749 6: the granted scopes or a subset
        if (ScopeChoice.Choose(askedScope, ScopeChoice.Words(device.Scope)) is not { } scope)
        {
            return BadRequestError.InvalidScope();
        }

        var account = await accounts.FindAsync(device.AccountId, cancel);
        if (account is null)
        {
            return Unknown();
        }

        if (account.IsDisabled)
        {
            // Not invalid_grant: the device would delete its tokens and have to pair again when the account is enabled.
            return UnavailableError.For("The account is disabled.", RetryAfter);
        }

        string? successor = successors.Of(refreshToken);
        var reused = new AuditEvent(AuditKind.RefreshReused, origin);
        switch (await tokens.RotateAsync(tokenHash, RandomSecret.HashText(successor), now, cancel, reused))
        {
            case Rotation.Done:
                break;
            case Rotation.Overtaken:
                successor = await FindLiveAsync(successor, cancel);
                break;
            case Rotation.Reused:
                log.LogWarning("An old refresh token was used again: removed device {Device}", device.Id);
                return Unknown();
            default:
                return Unknown();
        }

        return successor is null ? Unknown() : TokenResponse.Of(
            accessTokens.Create(device.Id, account.Id, client, scope, now), successor, client, scope, account);
    }

    /// <summary>The first token that works, from this one on. Null: the device was removed.</summary>
    private async Task<string?> FindLiveAsync(string token, CancellationToken cancel)
    {
        for (int i = 0; i < MostOvertaking; i++)
        {
            var known = await tokens.FindAsync(RandomSecret.HashText(token), cancel);
            if (known?.State != RefreshTokenState.Dead)
            {
                return known is null ? null : token;
            }

            token = successors.Of(token);
        }

        return null;
    }

    private static BadRequestError Unknown() =>
        BadRequestError.InvalidGrant("The refresh token is invalid. Pair the device again.");
}
