using System.Net;
using Pairing.Protocol;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;
using Pairing.Tests;

namespace Pairing.Service.Tests.Nodes;

/// <summary>A PostgreSQL that crashes, is not up yet or refuses connections, and lost notifications.</summary>
public sealed class DatabaseDownTests
{
    [Fact]
    public async Task While_it_is_down_devices_are_told_to_try_again_and_nothing_is_half_done()
    {
        using var server = await PostgresServer.StartAsync("fsync=on", "full_page_writes=on");
        // no poll here is too early, even on a fast machine
        await using var cluster = await Cluster.StartAsync(server, "Pairing:Polling:Interval=1");
        var (approved, waiting) = (await Cluster.AskAsync(cluster.A), await Cluster.AskAsync(cluster.A));
        await cluster.DecideAsync(approved[Wire.UserCode]!, "Approve", cluster.A, cluster.B);
        await server.CrashAsync();

        AssertUnavailable(await Cluster.AskAsync(cluster.A));
        AssertUnavailable(await Cluster.PollAsync(cluster.A, approved[Wire.DeviceCode]!));
        AssertUnavailable(await Cluster.PollAsync(cluster.B, approved[Wire.DeviceCode]!));
        // from memory
        Assert.Equal(Wire.AuthorizationPending, (await Cluster.PollAsync(cluster.A, waiting[Wire.DeviceCode]!)).Error);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await cluster.A.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await cluster.A.Http.GetAsync("/health/live")).StatusCode);

        await server.StartAgainAsync();
        Assert.Equal(
            HttpStatusCode.OK, (await ComeAgainAsync(() => Cluster.PollAsync(cluster.B, approved[Wire.DeviceCode]!))).Status);
        Assert.Equal(HttpStatusCode.OK, (
            await ComeAgainAsync(async () => await Answer.OfAsync(await cluster.A.Http.GetAsync("/health/ready")))).Status);
        var held = Cluster.WaitAsync(cluster.A, waiting[Wire.DeviceCode]!);
        await cluster.DecideAsync(waiting[Wire.UserCode]!, "Deny", cluster.B, cluster.A);
        Assert.Equal(Wire.AccessDenied, (await held).Error);
        TrustTable.Add("A PostgreSQL that crashes under two nodes and comes back", 1, 0, 0, "DatabaseDown");
    }

    [Fact]
    public async Task A_lost_notification_is_replaced_within_an_interval()
    {
        await using var cluster = await Cluster.StartAsync(await PostgresServer.SharedAsync(), "Pairing:Polling:Interval=1");
        var asked = await Cluster.AskAsync(cluster.A);
        var held = Cluster.PollAsync(cluster.A, asked[Wire.DeviceCode]!, wait: 25);
        await cluster.Database.ExecuteAsync(
            $"""UPDATE "Grants" SET "State" = {(int)GrantState.Denied}, "DecidedAt" = "AskedAt" + 1""");
        Assert.Equal(Wire.AccessDenied, (await held).Error);
    }

    [Fact]
    public async Task A_service_that_starts_before_the_database_waits_for_it()
    {
        using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.MakeAsync(server);
        await server.CrashAsync();
        string[] settings = [.. database.Settings, "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"];
        var waits = new TaskCompletionSource();
        var starting = ServiceProcess.StartAsync(Path.GetTempPath(), 0, line =>
        {
            if (line.Contains("Trying again every second", StringComparison.Ordinal))
            {
                waits.TrySetResult();
            }
        }, settings);
        await waits.Task.WaitAsync(TimeSpan.FromMinutes(2));

        await server.StartAgainAsync();
        using var service = await starting.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_database_that_refuses_ends_the_start_with_one_line()
    {
        var server = await PostgresServer.SharedAsync();
        var (exitCode, _, errors) = await ServiceProcess.RunToEndAsync(
            [
                "--urls=http://127.0.0.1:0", "--Pairing:Storage:Provider=PostgreSQL",
                "--Pairing:Storage:ConnectionString=" + server.ConnectionString("nowhere"),
            ]);
        Assert.Equal(2, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("database \"nowhere\" does not exist", errors, StringComparison.Ordinal);
    }

    /// <summary>Waits until the service has recovered: at first, it may still have broken connections.</summary>
    private static async Task<Answer> ComeAgainAsync(Func<Task<Answer>> ask)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var answer = await ask();
            if (answer.Status != HttpStatusCode.ServiceUnavailable || patience.IsCancellationRequested)
            {
                return answer;
            }
        }
    }

    private static void AssertUnavailable(Answer answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("temporarily_unavailable", answer.Error);
        Assert.Equal("5", answer.Header("Retry-After"));
    }
}
