using Pairing.Service.Audit;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Audit;

/// <summary>Someone changes the rows in the database by hand. The first bad row is named.</summary>
public sealed class AuditTamperTests
{
    private const string Columns =
        """ "At", "Kind", "Actor", "Network", "AccountId", "Account", "Subject", "Details", "Count", "Hash" """;

    private const string Swap =
        """
        UPDATE "AuditRows" SET "Number" = -1 WHERE "Number" = 4; UPDATE "AuditRows" SET "Number" = 4 WHERE "Number" = 5;
        UPDATE "AuditRows" SET "Number" = 5 WHERE "Number" = -1;
        """;

    /// <summary>Ten rows, what is done to them, and the fault that is reported.</summary>
    private static readonly (string What, string Sql, string Fault)[] Faults =
    [
        ("changed", """UPDATE "AuditRows" SET "Network" = '192.0.2.66' WHERE "Number" = 5;""", "Row 5 was changed"),
        ("count changed", """UPDATE "AuditRows" SET "Count" = 2 WHERE "Number" = 5;""", "Row 5 was changed"),
        ("time changed", """UPDATE "AuditRows" SET "At" = "At" + 1 WHERE "Number" = 1;""", "Row 1 was changed"),
        ("null emptied", """UPDATE "AuditRows" SET "Account" = '' WHERE "Number" = 10;""", "Row 10 was changed"),
        ("words moved", """UPDATE "AuditRows" SET "Subject" = "Details", "Details" = NULL WHERE "Number" = 3;""", "Row 3 was"),
        ("hash changed", """UPDATE "AuditRows" SET "Hash" = 'AA' WHERE "Number" = 7;""", "Row 7 was changed"),
        ("removed", """DELETE FROM "AuditRows" WHERE "Number" = 6;""", "Row 6 is missing"),
        ("oldest removed", """DELETE FROM "AuditRows" WHERE "Number" < 3;""", "Row 1 is missing"),
        ("newest removed", """DELETE FROM "AuditRows" WHERE "Number" > 8;""", "Row 9 is missing"),
        ("all removed", """DELETE FROM "AuditRows";""", "Row 1 is missing"),
        ("swapped", Swap, "Row 4 was changed"),
        ("inserted at the end", Copy(5, 11), "Row 11 was inserted"),
        ("inserted at the beginning", Copy(5, 0), "Row 0 was inserted"),
        ("inserted between", """UPDATE "AuditRows" SET "Number" = 11 WHERE "Number" = 10;""" + Copy(5, 10), "Row 10 was changed"),
        ("a gap closed", """
            DELETE FROM "AuditRows" WHERE "Number" = 9; UPDATE "AuditRows" SET "Number" = 9 WHERE "Number" = 10;
            """, "Row 9 was changed"),
        ("end cut off with its record", """
            DELETE FROM "AuditRows" WHERE "Number" > 8;
            UPDATE "AuditHead" SET "Number" = 8, "Hash" = (SELECT "Hash" FROM "AuditRows" WHERE "Number" = 8);
            """, "The record of the newest row was changed. Rows after 8 may be missing"),
        ("beginning cut off with its record", """
            UPDATE "AuditHead" SET "PrunedNumber" = 2, "PrunedHash" = (SELECT "Hash" FROM "AuditRows" WHERE "Number" = 2);
            DELETE FROM "AuditRows" WHERE "Number" < 3;
            """, "The record of the newest row was changed"),
        ("everything removed", """DELETE FROM "AuditRows"; DELETE FROM "AuditHead";""", "All rows and the record of the newest"),
        ("record removed", """DELETE FROM "AuditHead";""", "Row 1 has no record of the newest row beside it"),
    ];

    public static TheoryData<On> Engines => [On.Sqlite, On.PostgreSql];

    [Theory, MemberData(nameof(Engines))]
    public async Task The_first_bad_row_is_named(On engine)
    {
        await using var service = await RunningService.StartAsync(engine);
        foreach (var (what, sql, fault) in Faults)
        {
            await Audited.EmptyAsync(service);
            await Audited.WriteAsync(service, rows: 10);
            Assert.Null(await Audited.FaultAsync(service));

            await Audited.TamperAsync(service, sql);

            string? found = await Audited.FaultAsync(service);
            Assert.True(found?.StartsWith(fault, StringComparison.Ordinal) == true, $"{what}: {found}");
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_next_event_cannot_hide_a_changed_end(On engine)
    {
        await using var service = await RunningService.StartAsync(engine);
        foreach (var (what, sql, _) in Faults)
        {
            await Audited.EmptyAsync(service);
            await Audited.WriteAsync(service, rows: 10);
            await Audited.TamperAsync(service, sql);

            await Audited.WriteAsync(service, rows: 2); // it goes on

            Assert.NotEmpty((await Audited.RowsAsync(service)).FindAll(row => row.Details == "1"));
            Assert.True(await Audited.FaultAsync(service) is not null, what);
        }

        Assert.Contains(" audit_changed, by service", service.Log.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_second_record_of_the_newest_row_changes_nothing(On engine)
    {
        await using var service = await RunningService.StartAsync(engine);
        await Audited.EmptyAsync(service);
        await Audited.WriteAsync(service, rows: 2);
        await Audited.TamperAsync(
            service,
            """
            INSERT INTO "AuditHead" ("Id", "Number", "Hash", "PrunedNumber", "PrunedHash", "Seal")
            SELECT 2, 100, "Hash", 0, "PrunedHash", "Seal" FROM "AuditHead";
            """);

        await Audited.WriteAsync(service, rows: 1);
        Assert.Null(await Audited.FaultAsync(service));
        Assert.Equal([1, 2, 3], (await Audited.RowsAsync(service)).Select(row => row.Number));
    }

    [Fact]
    public async Task The_command_ends_with_1_and_one_line_and_with_0_if_all_is_well()
    {
        await using var service = await RunningService.StartNewAsync();
        // the first signing key
        Assert.Equal("Rows 1 to 1 are as the service wrote them.", await Audited.DoneAsync(service, "audit", "verify"));
        await Audited.WriteAsync(service, rows: 3);
        await Audited.TamperAsync(service, """UPDATE "AuditRows" SET "Actor" = 'person' WHERE "Number" = 3;""");

        var (ended, said, complaint) = await OperatorConsole.RunAsync(["audit", "verify", .. service.Arguments]);

        Assert.Equal((1, ""), (ended, said));
        Assert.Equal(
            "pairing: Row 3 was changed, inserted, or is not in its place. Rows 1 to 2 are valid.\n",
            complaint.ReplaceLineEndings("\n"));
    }

    private static string Copy(int from, int to) =>
        $"""INSERT INTO "AuditRows" ("Number", {Columns}) SELECT {to}, {Columns} FROM "AuditRows" WHERE "Number" = {from};""";
}
