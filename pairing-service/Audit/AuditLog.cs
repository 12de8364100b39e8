namespace Pairing.Service.Audit;

/// <summary>A line of the log for each row.</summary>
public sealed class AuditLog(ILogger<AuditLog> log, TimeProvider time)
{
    private const int Longest = 400;

    /// <param name="account">The name of the account.</param>
    public static AuditRow RowOf(AuditEvent happened, long number, string? account, DateTimeOffset now) => new()
    {
        Number = number,
        At = DateTimeOffset.FromUnixTimeMilliseconds((happened.At ?? now).ToUnixTimeMilliseconds()),
        Kind = AuditKinds.NameOf(happened.Kind),
        Actor = happened.Origin.Actor,
        Network = Short(happened.Origin.Network)!,
        AccountId = Short(happened.AccountId),
        Account = Short(account),
        Subject = Short(happened.Subject),
        Details = Short(happened.Details),
        Count = happened.Count,
    };

    public void Write(IReadOnlyList<AuditRow> rows)
    {
        foreach (var row in rows)
        {
            log.Log(
                AuditKinds.IsWarning(row.Kind) ? LogLevel.Warning : LogLevel.Information, "Audit {Event}", AuditText.Of(row));
        }
    }

    /// <summary>What happened has happened, but there is no row.</summary>
    public void WriteLost(IReadOnlyList<AuditEvent> events, Exception failure)
    {
        foreach (var happened in events)
        {
            log.LogError(
                "The audit cannot record this, because {Reason}: {Event}", Reason(failure),
                AuditText.Of(RowOf(happened, 0, happened.Account, time.GetUtcNow())));
        }
    }

    private static string Reason(Exception failure) => failure.GetBaseException().Message.ReplaceLineEndings(" ");

    private static string? Short(string? text) => text is null ? null
        : AuditText.Clean(text.Length <= Longest ? text : text[..Longest]);
}
