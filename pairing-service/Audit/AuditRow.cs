namespace Pairing.Service.Audit;

/// <summary>One row of the audit. Nothing ever changes it, and only its age deletes it.</summary>
public sealed class AuditRow
{
    /// <summary>One more than the row before.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The name of an <see cref="AuditKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Actor { get; init; }

    public required string Network { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The name at that time.</summary>
    public string? Account { get; init; }

    public string? Subject { get; init; }

    public string? Details { get; init; }

    /// <summary>How many events the row stands for.</summary>
    public required int Count { get; init; }

    /// <summary>See <see cref="AuditChain"/>.</summary>
    public string Hash { get; set; } = "";

    /// <param name="account">A name, in any case. A row of many events has some of its accounts among the details.</param>
    public bool IsAbout(string account) => account.Equals(Account, StringComparison.OrdinalIgnoreCase)
        || (Count > 1 && Details?.Contains($"\"{account}\"", StringComparison.OrdinalIgnoreCase) == true);
}
