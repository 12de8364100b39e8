using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Token;

/// <summary>What must happen once happens once, however many requests try at the same time.</summary>
public abstract class RacesTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private Account _ada = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine, "Pairing:Limits:NewCodes=10000", "Pairing:Limits:TokenRequests=10000");
        _ada = await _service.AddAccountAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Two_hundred_redemptions_at_once_give_exactly_one_success()
    {
        var screen = new TestDevice(_service);
        await screen.AskAsync();
        await screen.ApproveAsync(_ada);

        var answers = await AtOnceAsync(200, _ => new TestDevice(_service).PollAsync(screen.DeviceCode));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(199, answers.Count(a => a.Error == Wire.InvalidGrant));
        Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));
    }

    [Fact]
    public async Task Concurrent_approve_and_deny_have_one_result_that_the_device_gets()
    {
        for (int round = 0; round < 50; round++)
        {
            var screen = new TestDevice(_service);
            await screen.AskAsync();
            await screen.PollAsync(); // so that it is in memory, where an old result could remain
            var polls = Task.Run(screen.PollAsync);
            bool[] won = await AtOnceAsync(6, i => i % 2 == 0 ? screen.ApproveAsync(_ada) : screen.DenyAsync());
            await polls;

            Assert.Single(won, true);
            bool isApproved = Array.IndexOf(won, true) % 2 == 0;
            var grant = await screen.GrantAsync();
            if (screen.AccessToken.Length == 0) // otherwise the poll in between has already redeemed it
            {
                Assert.Equal(isApproved ? GrantState.Approved : GrantState.Denied, grant.State);
                var heard = await screen.PollAsync();
                Assert.Equal(isApproved ? null : Wire.AccessDenied, heard.Error);
            }
            else
            {
                Assert.True(isApproved);
                Assert.Equal(GrantState.Redeemed, grant.State);
            }
        }
    }

    [Fact]
    public async Task A_poll_that_reads_during_a_decision_never_keeps_an_old_result()
    {
        for (int round = 0; round < 50; round++)
        {
            var screen = new TestDevice(_service);
            await screen.AskAsync();
            // as after a restart: the next poll reads the database
            _service.Get<PendingGrants>().RemoveExpired(DateTimeOffset.MaxValue);
            var early = Enumerable.Range(0, 4).Select(_ => Task.Run(screen.PollAsync)).ToList();
            Assert.True(await screen.DenyAsync());
            await Task.WhenAll(early);
            Assert.Equal(Wire.AccessDenied, (await screen.PollAsync()).Error);
        }
    }

    [Fact]
    public async Task Many_devices_pair_at_once_without_a_failure()
    {
        var paired = await AtOnceAsync(40, async _ =>
        {
            var screen = new TestDevice(_service);
            await screen.PairAsync(_ada);
            await screen.RefreshAsync();
            return await screen.WhoAmIAsync();
        });
        Assert.All(paired, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(40, (await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default)).Count);
    }

    [Fact]
    public async Task Concurrent_uses_of_one_refresh_token_leave_only_the_last_successor()
    {
        var screen = new TestDevice(_service);
        await screen.PairAsync(_ada);
        string first = screen.RefreshToken;
        var answers = await AtOnceAsync(30, _ => new TestDevice(_service).RefreshAsync(first));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));

        // A device that lost all of these responses still has the first token
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync()).Status);
    }

    private static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> what)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(async i =>
        {
            await start.Task;
            return await what(i);
        }).ToList();
        start.SetResult();
        return await Task.WhenAll(all);
    }
}

public sealed class RacesOnSqliteTests() : RacesTests(On.Sqlite);

public sealed class RacesOnPostgreSqlTests() : RacesTests(On.PostgreSql);
