namespace Pairing.Service.Sessions;

/// <summary>A browser that is signed in. The session ends when its row is deleted, on all nodes.</summary>
public sealed class Session
{
    /// <summary>For pages and commands. It signs nobody in.</summary>
    public required Guid Id { get; init; }

    /// <summary>The SHA-256 of the secret in the cookie.</summary>
    public required string Hash { get; init; }

    public required string AccountId { get; init; }

    /// <summary>The security stamp of the account at sign-in. A new stamp ends all sessions in the same write.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Some minutes late at most, so that few pages cost a write.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>In plain words: "Firefox on Android".</summary>
    public required string Browser { get; init; }

    /// <summary>Where it was last seen: one IPv4 address or one IPv6 /64.</summary>
    public required string Network { get; init; }
}

/// <summary>A session that is valid, and the name of its account.</summary>
public sealed record FoundSession(Session Session, string AccountName);
