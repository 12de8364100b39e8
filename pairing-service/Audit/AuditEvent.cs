namespace Pairing.Service.Audit;

/// <summary>Something that happened. It never contains a code, a password, a token, or a name that someone only typed.</summary>
public sealed record AuditEvent(AuditKind Kind, AuditOrigin Origin)
{
    /// <summary>The account that it is about. The name is looked up if it is not given.</summary>
    public string? AccountId { get; init; }

    public string? Account { get; init; }

    /// <summary>What else it is about: the id of a device, a grant, a client or a key.</summary>
    public string? Subject { get; init; }

    /// <summary>A few words, such as the name of the device.</summary>
    public string? Details { get; init; }

    /// <summary>How many of them this is.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Null: now.</summary>
    public DateTimeOffset? At { get; init; }
}
