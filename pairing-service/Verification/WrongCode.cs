namespace Pairing.Service.Verification;

/// <summary>
/// One code that led nowhere, and who typed it. Kept in the database, since a restart must not give a guesser a fresh
/// budget, and only for as long as it counts.
/// </summary>
public sealed class WrongCode
{
    public long Id { get; init; }
    public required string AccountId { get; init; }

    /// <summary>One IPv4 address or one IPv6 /64.</summary>
    public required string Network { get; init; }

    public required DateTimeOffset At { get; init; }
}
