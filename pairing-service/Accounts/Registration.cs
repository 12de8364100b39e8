namespace Pairing.Service.Accounts;

/// <summary>One new account. It is stored for a day, so that all nodes count it and a restart changes nothing.</summary>
public sealed class Registration
{
    public long Id { get; init; }

    /// <summary>One IPv4 address or one IPv6 /64.</summary>
    public required string Network { get; init; }

    /// <summary>Its /24 or /48.</summary>
    public required string Site { get; init; }

    public required DateTimeOffset At { get; init; }
}
