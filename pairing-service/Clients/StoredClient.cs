
namespace Pairing.Service.Clients;

/// <summary>A client that was added by command, as stored in the database.</summary>
public sealed class StoredClient
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 in hex. Null: a public client.</summary>
    public string? SecretHash { get; init; }

    /// <summary>The names in requests, separated by spaces.</summary>
    public required string Grants { get; init; }

    public required string Scopes { get; init; }

    /// <summary>Seconds. Null: the service's default.</summary>
    public int? UserCodeLifetime { get; init; }

    /// <summary>Seconds. Null: the service's default.</summary>
    public int? AccessTokenLifetime { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}
