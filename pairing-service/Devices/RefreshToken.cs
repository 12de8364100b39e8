namespace Pairing.Service.Devices;

/// <summary>
/// One refresh token of a device, known by its hash. A device has one Current token and at most one Next token.
/// </summary>
/// <remarks>
/// <code>
/// used      becomes     also
/// Current   Current     its successor is Next, as before if it was shown before
/// Next      Current     its successor is Next; the previous Current is Dead
/// Dead      -           someone else has a copy: the device is removed
/// </code>
/// A Dead token in a request that arrived before the newest token was issued changes nothing. It was alive when the device sent
/// it, and the device has refreshed again meanwhile.
/// </remarks>
public sealed class RefreshToken
{
    /// <summary>
    /// Longer than any request takes. If a token is newer than a request by more than this, the clock was set back.
    /// </summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);

    public required string Hash { get; init; }
    public required Guid DeviceId { get; init; }
    public required RefreshTokenState State { get; set; }
    public required DateTimeOffset IssuedAt { get; init; }
}

public enum RefreshTokenState
{
    /// <summary>In use: the first token, or the last Next token that the device used.</summary>
    Current = 0,

    /// <summary>Issued but not used yet. The device may not have received it.</summary>
    Next = 1,

    Dead = 2,
}
