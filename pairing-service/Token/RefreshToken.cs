namespace Pairing.Service.Token;

/// <summary>
/// One link in a device's chain of refresh tokens, known by its hash. A device has one Current and at most one Next.
/// </summary>
/// <remarks>
/// <code>
/// shown     becomes     besides
/// Current   Current     a new Next; the Next before it, never used, is Dead
/// Next      Current     a new Next; the Current before it is Dead
/// Dead      -           two hold the family: the device is removed
/// </code>
/// </remarks>
public sealed class RefreshToken
{
    public required string Hash { get; init; }
    public required Guid DeviceId { get; init; }
    public required RefreshTokenState State { get; set; }
    public required DateTimeOffset IssuedAt { get; init; }
}

public enum RefreshTokenState
{
    /// <summary>The one in use: the first of all, or the last Next that was shown.</summary>
    Current = 0,

    /// <summary>Handed out and not shown yet; perhaps the device never got it.</summary>
    Next = 1,

    Dead = 2,
}
