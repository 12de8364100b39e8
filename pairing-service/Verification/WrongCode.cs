namespace Pairing.Service.Verification;

/// <summary>
/// One wrong code and the account that entered it. It is stored while it counts, so that a restart does not reset the limits.
/// </summary>
public sealed class WrongCode
{
    public long Id { get; init; }
    public required string AccountId { get; init; }

    /// <summary>One IPv4 address or one IPv6 /64.</summary>
    public required string Network { get; init; }

    /// <summary>Its /24 or /48. Null: of an earlier version.</summary>
    public string? Site { get; init; }

    /// <summary>The keyed hash of the code. Null: of an earlier version.</summary>
    public byte[]? CodeHash { get; init; }

    public required DateTimeOffset At { get; init; }
}
