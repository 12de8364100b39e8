using System.ComponentModel.DataAnnotations;

namespace Pairing.Service.Settings;

/// <summary>Pairing:Audit</summary>
public sealed class AuditSettings
{
    /// <summary>Days that a row is kept.</summary>
    [Range(1, 36_500, ErrorMessage = OutOfRange.Message)]
    public int Retention { get; init; } = 365;

    /// <summary>Events of one kind with a row of their own, a minute and node. All others become one row.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int RowsPerMinute { get; init; } = 300;
}
