using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Audit;

/// <summary>Many events at once, on one node or two, become one chain.</summary>
public sealed class AuditOrderTests
{
    private const int Events = 50;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task Fifty_parallel_events_keep_the_chain(On engine)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Audit:RowsPerMinute=1000");
        await WriteAsync([service], await service.AddAccountAsync());
    }

    [Fact]
    public async Task Two_nodes_keep_one_chain()
    {
        await using var a = await RunningService.StartAsync(On.PostgreSql, "Pairing:Audit:RowsPerMinute=1000");
        await using var b = await a.AnotherNodeAsync();
        await WriteAsync([a, b], await a.AddAccountAsync());
        await Audited.TamperAsync(b, """DELETE FROM "AuditRows" WHERE "Number" = 30;""");
        Assert.StartsWith("Row 30 is missing", await Audited.FaultAsync(a), StringComparison.Ordinal);
    }

    /// <summary>Half of the events are alone in their write, half are in the write of a decision.</summary>
    private static async Task WriteAsync(RunningService[] nodes, Account account)
    {
        var grants = new List<ShownCode>();
        for (int i = 0; i < Events; i++)
        {
            grants.Add(await nodes[0].AskAsync());
        }

        int before = (await Audited.RowsAsync(nodes[0])).Count;
        await Task.WhenAll(Enumerable.Range(0, Events).SelectMany(i =>
        {
            var node = nodes[i % nodes.Length];
            var happened = new AuditEvent(AuditKind.Approved, AuditOrigin.Service);
            return new[]
            {
                Task.Run(() => Audited.WriteAsync(node, AuditKind.SignedIn)),
                Task.Run(() => node.Grants.ApproveAsync(grants[i].Id, account.Id, node.Now, default, happened)),
            };
        }));

        var rows = await Audited.RowsAsync(nodes[0]);
        Assert.Equal(before + (2 * Events), rows.Count);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => (long)number), rows.Select(row => row.Number));
        Assert.Null(await Audited.FaultAsync(nodes[0]));
        foreach (var code in grants)
        {
            Assert.Equal(GrantState.Approved, await nodes[0].StateAsync(code));
        }
    }
}
