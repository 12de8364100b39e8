using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Token;

/// <summary>
/// Whose a token is that somebody asks about. The two kinds look different, so token_type_hint is not needed
/// (RFC 7009 2.1, RFC 7662 2.1): a refresh token has no dots.
/// </summary>
public sealed class TokenLookup(AccessTokens accessTokens, IRefreshTokens refreshTokens, IDevices devices)
{
    /// <summary>Null for what is no token of ours, has ended, or belonged to an account that is gone.</summary>
    public async Task<FoundToken?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (AccessTokens.IsReadable(token))
        {
            return await accessTokens.CheckAsync(token, now) is { } access && await devices.FindAsync(access.DeviceId, cancel) is { } holder
                ? new FoundToken(holder, access, null)
                : null;
        }

        return await refreshTokens.FindAsync(Codes.HashSecret(token), cancel) is { } refresh
            && await devices.FindAsync(refresh.DeviceId, cancel) is { } device
                ? new FoundToken(device, null, refresh)
                : null;
    }
}

/// <summary>One of ours, of one kind or the other; the device may have been removed, a refresh token may be dead.</summary>
public sealed record FoundToken(Device Device, AccessToken? Access, RefreshToken? Refresh)
{
    public bool IsDead => Refresh?.State == RefreshTokenState.Dead;
}
