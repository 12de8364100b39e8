using Pairing.Service.Limits;

namespace Pairing.Service.Verification;

/// <summary>Who enters a code.</summary>
/// <param name="Network">One IPv4 address or one IPv6 /64.</param>
public sealed record Guesser(string AccountId, string Network)
{
    public string Site { get; } = Prefixes.SiteOf(Network);
}

/// <summary>The wrong codes that matter for one guesser.</summary>
/// <param name="Near">Those of the same account or the same site.</param>
/// <param name="InAll">The number of those in the whole service.</param>
public sealed record WrongCodeHistory(IReadOnlyList<WrongCode> Near, int InAll);
