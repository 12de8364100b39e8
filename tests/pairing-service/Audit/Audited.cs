using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;

namespace Pairing.Service.Tests.Audit;

/// <summary>The audit of a running service, and what someone with access to its database does to it.</summary>
internal static class Audited
{
    public static Task WriteAsync(RunningService service, AuditKind kind, string? account = null, string? details = null) =>
        service.Get<AuditTrail>().WriteAsync(
            new AuditEvent(kind, AuditOrigin.Service) { Account = account, Details = details });

    public static async Task WriteAsync(RunningService service, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            await WriteAsync(service, AuditKind.SignedIn, details: $"{i}");
        }
    }

    public static Task<List<AuditRow>> RowsAsync(RunningService service) =>
        service.ReadAsync(database => database.AuditRows.AsNoTracking().OrderBy(row => row.Number).ToListAsync());

    public static async Task<List<AuditRow>> RowsAsync(RunningService service, AuditKind kind) =>
        (await RowsAsync(service)).FindAll(row => row.Kind == AuditKinds.NameOf(kind));

    public static async Task<string?> FaultAsync(RunningService service) =>
        (await service.Get<AuditVerification>().RunAsync(default)).Fault;

    /// <summary>Commands of SQL that both engines know, separated by semicolons.</summary>
    public static Task TamperAsync(RunningService service, string sql) =>
        service.ReadAsync(database => database.Database.ExecuteSqlRawAsync(sql));

    /// <summary>An audit without rows.</summary>
    public static Task EmptyAsync(RunningService service)
    {
        var head = new AuditHead();
        string seal = service.Get<AuditChain>().SealOf(head);
        return TamperAsync(
            service,
            $"""
            DELETE FROM "AuditRows"; DELETE FROM "AuditHead";
            INSERT INTO "AuditHead" ("Id", "Number", "Hash", "PrunedNumber", "PrunedHash", "Seal")
            VALUES (1, 0, '{head.Hash}', 0, '{head.PrunedHash}', '{seal}');
            """);
    }

    public static async Task<string> DoneAsync(RunningService service, params string[] args)
    {
        // a command refuses secrets
        var settings = service.Arguments.Where(setting => !setting.Contains(":Secret=", StringComparison.Ordinal));
        var (ended, said, complaint) = await OperatorConsole.RunAsync([.. args, .. settings]);
        Assert.Equal((0, ""), (ended, complaint));
        return said.ReplaceLineEndings("\n").TrimEnd();
    }
}
