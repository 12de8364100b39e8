using System.Text.Json;

namespace Pairing.Service.Audit;

/// <summary>The properties of the kinds.</summary>
public static class AuditKinds
{
    /// <summary>Each name as it is stored and shown: "sign_in_failed".</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<AuditKind>().Select(NameOf)];

    public static string NameOf(AuditKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>
    /// What strangers can cause as often as they like. It is counted, and becomes one row a minute.
    /// </summary>
    public static bool IsCounted(AuditKind kind) => kind is AuditKind.SignInFailed or AuditKind.SignInThrottled
        or AuditKind.WrongCode or AuditKind.CodeThrottled or AuditKind.ClientRefused or AuditKind.ClientThrottled
        or AuditKind.SecondFactorFailed or AuditKind.SecondFactorThrottled or AuditKind.RecoveryRequested
        or AuditKind.MessageCodeFailed;

    /// <summary>What an operator should look at.</summary>
    public static bool IsWarning(string name) => Warnings.Contains(name, StringComparer.Ordinal);

    private static readonly string[] Warnings =
    [
        .. Enum.GetValues<AuditKind>()
            .Where(kind => IsCounted(kind) || kind is AuditKind.RefreshReused or AuditKind.CodeReused or AuditKind.AuditChanged)
            .Select(NameOf),
    ];
}
