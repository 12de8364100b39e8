namespace Pairing.Service.Accounts;

/// <summary>The hash of a link with which the first account can be made.</summary>
public sealed class FirstAccountToken
{
    public required string Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
