namespace Pairing.Service.Accounts;

/// <summary>The hash of a link that can create the first account.</summary>
public sealed class FirstAccountToken
{
    public required string Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
