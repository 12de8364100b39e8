using Pairing.Service.Audit;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Audit;

/// <summary>Rows are deleted because of their age, and the others are still verified.</summary>
public sealed class AuditAgeTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<On> Engines => [On.Sqlite, On.PostgreSql];

    [Theory, MemberData(nameof(Engines))]
    public async Task Old_rows_go_and_the_others_are_still_verified(On engine)
    {
        await using var service = await StartAsync(engine);
        await Audited.WriteAsync(service, rows: 5);
        service.Clock.Advance(Day / 2);
        await Audited.WriteAsync(service, rows: 3);
        service.Clock.Advance((Day / 2) - TimeSpan.FromSeconds(1));
        Assert.Equal(8, await LeftAfterSweepAsync(service));

        service.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, await LeftAfterSweepAsync(service));
        var report = await service.Get<AuditVerification>().RunAsync(default);
        Assert.Equal(new AuditReport(6, 8, null), report);

        await Audited.WriteAsync(service, rows: 1);
        Assert.Null(await Audited.FaultAsync(service));
        await Audited.TamperAsync(service, """DELETE FROM "AuditRows" WHERE "Number" = 6;""");
        Assert.StartsWith("Row 6 is missing", await Audited.FaultAsync(service), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_bad_row_is_not_deleted_because_of_its_age(On engine)
    {
        await using var service = await StartAsync(engine);
        await Audited.WriteAsync(service, rows: 5);
        await Audited.TamperAsync(service, """UPDATE "AuditRows" SET "Details" = 'x' WHERE "Number" = 3;""");
        service.Clock.Advance(2 * Day);

        Assert.Equal(3, await LeftAfterSweepAsync(service));
        Assert.StartsWith("Row 3 was changed", await Audited.FaultAsync(service), StringComparison.Ordinal);

        await Audited.TamperAsync(service, """UPDATE "AuditRows" SET "Number" = 1 WHERE "Number" = 4;""");
        Assert.Equal(3, await LeftAfterSweepAsync(service));
        Assert.StartsWith("Row 1 was inserted", await Audited.FaultAsync(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_wrong_clock_neither_stay_forever_nor_take_others_with_them()
    {
        await using var service = await StartAsync(On.Sqlite);
        await Audited.WriteAsync(service, rows: 2);
        service.Clock.SetDate(TimeSpan.FromDays(365));
        await Audited.WriteAsync(service, rows: 2);
        service.Clock.SetDate(TimeSpan.FromDays(-365));
        await Audited.WriteAsync(service, rows: 2);
        service.Clock.SetDate(TimeSpan.Zero);
        await Audited.WriteAsync(service, rows: 2);
        Assert.Equal(8, await LeftAfterSweepAsync(service)); // the old time of rows 5 and 6 is not that of the rows before

        service.Clock.Advance(Day / 2);
        await Audited.WriteAsync(service, rows: 1);
        service.Clock.Advance((Day / 2) + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await LeftAfterSweepAsync(service));
        Assert.Null(await Audited.FaultAsync(service));
    }

    private static async Task<RunningService> StartAsync(On engine)
    {
        var service = await RunningService.StartAsync(engine, "Pairing:Audit:Retention=1", "Pairing:Keys:Rotation=0");
        await Audited.EmptyAsync(service);
        return service;
    }

    private static async Task<int> LeftAfterSweepAsync(RunningService service)
    {
        while (!await service.Get<Sweep>().RunOnceAsync(default))
        {
            await Task.Yield(); // the service's own sweep is running
        }

        return (await Audited.RowsAsync(service)).Count;
    }
}
