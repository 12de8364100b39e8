namespace Pairing.Service.Audit;

/// <summary>Both ends of the chain. Without it, nobody would notice that the newest rows are missing.</summary>
public sealed class AuditHead
{
    /// <summary>The only row of its table.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The newest row.</summary>
    public long Number { get; set; }

    public string Hash { get; set; } = AuditChain.Beginning;

    /// <summary>The newest row that was deleted because of its age. 0: none.</summary>
    public long PrunedNumber { get; set; }

    public string PrunedHash { get; set; } = AuditChain.Beginning;

    /// <summary>A keyed hash of the rest.</summary>
    public string Seal { get; set; } = "";
}
