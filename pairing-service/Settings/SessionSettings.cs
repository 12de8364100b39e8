using System.ComponentModel.DataAnnotations;

namespace Pairing.Service.Settings;

/// <summary>Pairing:Sessions</summary>
public sealed class SessionSettings
{
    /// <summary>The longest that browsers keep a cookie.</summary>
    private const int LongestDays = 400;

    /// <summary>Days after a sign-in until the person has to sign in again.</summary>
    [Range(1, LongestDays, ErrorMessage = OutOfRange.Message)]
    public int MaximumDays { get; init; } = 90;

    /// <summary>Days without a visit until the person has to sign in again.</summary>
    [Range(1, LongestDays, ErrorMessage = OutOfRange.Message)]
    public int IdleDays { get; init; } = 30;
}
