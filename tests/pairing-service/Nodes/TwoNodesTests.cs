using System.Diagnostics;
using System.Net;
using Pairing.Protocol;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Nodes;

/// <summary>Two nodes on one PostgreSQL behave as one.</summary>
public sealed class TwoNodesTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Prevents a lookup from replacing a lost notification.</summary>
    private const int LongInterval = 60;

    private Cluster _cluster = null!;

    private ServiceProcess A => _cluster.A;
    private ServiceProcess B => _cluster.B;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(
        await PostgresServer.SharedAsync(), $"Pairing:Polling:Interval={LongInterval}", "Pairing:Limits:NewCodes=1000",
            "Pairing:Limits:TokenRequests=100000");

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task One_node_decrypts_what_the_other_encrypted_and_an_approval_reaches_the_other_at_once()
    {
        for (int round = 0; round < 5; round++)
        {
            var asked = await Cluster.AskAsync(A);
            int begun = 0;
            var poll = Cluster.WaitAsync(A, asked[Wire.DeviceCode]!, () => begun++);
            await _cluster.DecideAsync(asked[Wire.UserCode]!, "Approve", B, A);
            long approved = Stopwatch.GetTimestamp();
            int held = begun;
            var paired = await poll;
            var late = Stopwatch.GetElapsedTime(approved);
            output.WriteLine($"Approved at B, answered by A {late.TotalMilliseconds:F0} ms after B's answer");

            Assert.Equal(HttpStatusCode.OK, paired.Status);
            Assert.Equal(held, begun); // the long poll that was open then returned it, and no later one
            Assert.Equal(HttpStatusCode.OK, (await Cluster.WhoAmIAsync(B, paired[Wire.AccessToken]!)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Cluster.RefreshAsync(B, paired[Wire.RefreshToken]!)).Status);
        }
    }

    [Fact]
    public async Task A_change_still_arrives_after_the_listeners_lost_their_connections()
    {
        var asked = await Cluster.AskAsync(A);
        int begun = 0;
        var poll = Cluster.WaitAsync(A, asked[Wire.DeviceCode]!, () => begun++);
        long cut = await _cluster.Database.AskAsync<long>(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'pairing listens' AND " +
            "datname = current_database()");
        Assert.Equal(2, cut);

        await _cluster.DecideAsync(asked[Wire.UserCode]!, "Deny", B, A);
        int held = begun;
        Assert.Equal(Wire.AccessDenied, (await poll).Error);
        Assert.Equal(held, begun); // no later long poll was needed
    }

    [Fact]
    public async Task A_hundred_redemptions_of_each_code_at_both_nodes_create_one_device()
    {
        const int Codes = 20;
        const int Redemptions = 100;
        var asked = await Task.WhenAll(Enumerable.Range(0, Codes).Select(i => Cluster.AskAsync(i % 2 == 0 ? A : B)));
        await _cluster.Database.ExecuteAsync(
            $"""
            UPDATE "Grants" SET "State" = {(int)GrantState.Approved}, "DecidedAt" = "AskedAt" + 1,
              "AccountId" = (SELECT "Id" FROM "AspNetUsers")
            """);
        await Task.WhenAll(_cluster.KillAAsync(), _cluster.KillBAsync()); // so that no node has them in memory

        foreach (var one in asked)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Redemptions).Select(i =>
                Cluster.PollAsync(i % 2 == 0 ? A : B, one[Wire.DeviceCode]!)));
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.Equal(Redemptions - 1, answers.Count(answer => answer.Error == Wire.InvalidGrant));
        }

        Assert.Equal(Codes, await _cluster.Database.AskAsync<long>("""SELECT count(*) FROM "Devices" """));
        Assert.Equal(Codes, await _cluster.Database.AskAsync<long>("""SELECT count(*) FROM "RefreshTokens" """));
    }

    [Fact]
    public async Task Kill_9_of_a_node_loses_nothing_that_it_confirmed()
    {
        var asked = await Cluster.AskAsync(A);
        await _cluster.KillAAsync();
        Assert.Equal(Wire.AuthorizationPending, (await Cluster.PollAsync(B, asked[Wire.DeviceCode]!)).Error);

        Assert.Equal(Wire.SlowDown, (await Cluster.PollAsync(B, asked[Wire.DeviceCode]!)).Error);
        await _cluster.KillBAsync();
        // The interval is at the maximum of 60 s. KillTests checks on one node that a longer interval is stored.
        Assert.Equal(Wire.AuthorizationPending, (await Cluster.PollAsync(B, asked[Wire.DeviceCode]!)).Error);

        await _cluster.DecideAsync(asked[Wire.UserCode]!, "Approve", A, B);
        await _cluster.KillAAsync();
        var paired = await Cluster.PollAsync(B, asked[Wire.DeviceCode]!);
        Assert.Equal(HttpStatusCode.OK, paired.Status);

        await _cluster.KillBAsync();
        Assert.Equal(HttpStatusCode.OK, (await Cluster.WhoAmIAsync(A, paired[Wire.AccessToken]!)).Status);
        var refreshed = await Cluster.RefreshAsync(A, paired[Wire.RefreshToken]!);
        Assert.Equal(HttpStatusCode.OK, refreshed.Status);

        await _cluster.KillAAsync();
        Assert.Equal(HttpStatusCode.OK, (await Cluster.RefreshAsync(B, refreshed[Wire.RefreshToken]!)).Status);
        await _cluster.KillBAsync();
        // dead since the last refresh
        Assert.Equal(Wire.InvalidGrant, (await Cluster.RefreshAsync(A, paired[Wire.RefreshToken]!)).Error);
        await _cluster.KillAAsync();
        Assert.Equal(Wire.InvalidGrant, (await Cluster.PollAsync(B, asked[Wire.DeviceCode]!)).Error);
    }
}
