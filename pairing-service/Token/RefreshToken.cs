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
/// A request that came before the newest link was made changes nothing: it stood still somewhere, and the device, which has
/// given it up and asked again, must not find the answer to that dead.
/// </remarks>
public sealed class RefreshToken
{
    /// <summary>
    /// No request is under way for so long. A link that is newer than a request by more comes from a clock that was set back.
    /// </summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);

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
