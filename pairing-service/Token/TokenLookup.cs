using Pairing.Service.Devices;
using Pairing.Service.Foundation;

namespace Pairing.Service.Token;

/// <summary>
/// Finds the device of a token. token_type_hint is not needed (RFC 7009 2.1, RFC 7662 2.1) because refresh tokens have no
/// dots.
/// </summary>
public sealed class TokenLookup(AccessTokens accessTokens, IRefreshTokens refreshTokens, IDevices devices)
{
    /// <summary>Null: the token is not from this service or has expired, or its account no longer exists.</summary>
    public async Task<FoundToken?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (AccessTokens.IsReadable(token))
        {
            return await accessTokens.CheckAsync(token, now) is { } access
                && await devices.FindAsync(access.DeviceId, cancel) is { } holder
                ? new FoundToken(holder, access, null)
                : null;
        }

        return await refreshTokens.FindAsync(RandomSecret.HashText(token), cancel) is { } refresh
            && await devices.FindAsync(refresh.DeviceId, cancel) is { } device
                ? new FoundToken(device, null, refresh)
                : null;
    }
}

/// <summary>
/// An access token or a refresh token of this service. The device may be removed, and a refresh token may be dead.
/// </summary>
public sealed record FoundToken(Device Device, AccessToken? Access, RefreshToken? Refresh)
{
    public bool IsDead => Refresh?.State == RefreshTokenState.Dead;
}
