using Pairing.Service.Accounts;
using Pairing.Service.Answers;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Token;

/// <summary>The screen keeps its link alive (RFC 6749 6), with a new refresh token at each use (RFC 9700 4.14.2).</summary>
public sealed class RefreshTokenGrant(
    IRefreshTokens tokens, IAccounts accounts, AccessTokens accessTokens, TimeProvider time, ILogger<RefreshTokenGrant> log)
{
    /// <summary>For a device whose account is locked.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(5);

    public async Task<IResult> AnswerAsync(Client client, string refreshToken, string? askedScope, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        string shown = Codes.HashSecret(refreshToken);
        var device = await tokens.FindDeviceAsync(shown, cancel);
        if (device is null || device.ClientId != client.Id || device.IsRemoved)
        {
            return Unknown();
        }

        // RFC 6749 6: as much as was granted, or less
        if (ScopeChoice.Choose(askedScope, ScopeChoice.Words(device.Scope)) is not { } scope)
        {
            return OAuthError.InvalidScope();
        }

        var account = await accounts.FindAsync(device.AccountId, cancel);
        if (account is null)
        {
            return Unknown();
        }

        if (account.IsLocked(now))
        {
            // Not invalid_grant: a few wrong passwords by a stranger would then unlink every device of the house.
            return OAuthError.Unavailable("The account is locked.", AskAgain);
        }

        string successor = Codes.NewSecret();
        string access = accessTokens.Make(device.Id, account.Id, client, scope, now);
        switch (await tokens.RotateAsync(shown, Codes.HashSecret(successor), now, cancel))
        {
            case Rotation.Done:
                return new JsonAnswer<TokenAnswer>(
                    new TokenAnswer
                    {
                        AccessToken = access,
                        ExpiresIn = client.AccessTokenLifetime,
                        RefreshToken = successor,
                        Scope = scope,
                        Account = account.UserName,
                    },
                    JsonForms.Plain.TokenAnswer);
            case Rotation.Reused:
                log.LogWarning("A dead refresh token was shown: device {Device} is removed", device.Id);
                return Unknown();
            case Rotation.Overtaken:
                return OAuthError.Unavailable("A later request has been answered.", TimeSpan.FromSeconds(1));
            default:
                return Unknown();
        }
    }

    private static OAuthError Unknown() => OAuthError.InvalidGrant("The refresh token is not valid. Pair the device again.");
}
