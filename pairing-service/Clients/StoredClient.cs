namespace Pairing.Service.Clients;

/// <summary>A client that was added by command, as the database keeps it.</summary>
public sealed class StoredClient
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 in hex; null for a public client.</summary>
    public string? SecretHash { get; init; }

    /// <summary>As on the wire, with spaces between.</summary>
    public required string Grants { get; init; }

    public required string Scopes { get; init; }

    /// <summary>Seconds; null for the service's own.</summary>
    public int? UserCodeLifetime { get; init; }

    /// <summary>Seconds; null for the service's own.</summary>
    public int? AccessTokenLifetime { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}
