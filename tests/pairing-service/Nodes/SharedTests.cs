using System.Net;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Screens;
using Pairing.Service.Tests.Sessions;
using Pairing.Service.Verification;

namespace Pairing.Service.Tests.Nodes;

/// <summary>What two nodes share besides grants, with both in one process and one clock.</summary>
public sealed class SharedTests : IAsyncLifetime
{
    private RunningService _a = null!;
    private RunningService _b = null!;

    public async Task InitializeAsync()
    {
        _a = await RunningService.StartAsync(
            On.PostgreSql, "Pairing:Limits:NewCodes=3", "Pairing:PublicUrl=http://pair.example"); // cookies are named for it
        _b = await _a.AnotherNodeAsync();
    }

    public async Task DisposeAsync()
    {
        await _b.DisposeAsync();
        await _a.DisposeAsync();
    }

    [Fact]
    public async Task New_codes_of_an_address_are_counted_for_both_nodes()
    {
        foreach (var node in new[] { _a, _b, _a })
        {
            Assert.Equal(HttpStatusCode.OK, (await new TestDevice(node).AskAsync()).Status);
        }

        _a.Clock.Advance(15);
        foreach (var node in new[] { _a, _b })
        {
            var refused = await new TestDevice(node).AskAsync();
            Assert.Equal(Wire.SlowDown, refused.Error);
            Assert.Equal("45", refused.Header("Retry-After"));
        }

        _a.Clock.Advance(45);
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(_b).AskAsync()).Status);
    }

    [Fact]
    public async Task A_session_that_ends_at_one_node_has_ended_at_the_other()
    {
        await _a.AddAccountAsync();
        using var atA = new Phone(_a.Root);
        await atA.SignInAsync("ada");
        using var atB = atA.Copy(_b.Root);
        Assert.Equal("Your account", (await atB.GetAsync("/account")).Heading);

        await atA.GetAsync("/account");
        await atA.PostAsync("/account/sign-out");

        Assert.StartsWith("/account/sign-in", (await atB.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_nodes_link_creates_the_first_account_at_any_node_once()
    {
        string[] links = [await LinkOfAsync(_a), await LinkOfAsync(_b)];
        Assert.All(links, link => Assert.Equal(HttpStatusCode.OK, _a.Http.GetAsync(link).Result.StatusCode));
        Assert.All(links, link => Assert.Equal(HttpStatusCode.OK, _b.Http.GetAsync(link).Result.StatusCode));

        await _b.AddAccountAsync();
        Assert.All(links, link => Assert.Equal(HttpStatusCode.NotFound, _a.Http.GetAsync(link).Result.StatusCode));
    }

    [Fact]
    public async Task Only_one_sweeps_at_a_time()
    {
        var longAgo = _a.Clock.GetUtcNow().AddDays(-2);
        await _a.Get<IGrants>().AddAsync(new Grant
        {
            Id = Grant.NewId(longAgo),
            DeviceCodeHash = RandomSecret.Hash("d"),
            UserCodeHash = RandomSecret.Hash("u"),
            ClientId = Defaults.ClientId,
            Scope = Defaults.DeviceScope,
            AskedFrom = "192.0.2.7",
            AskedAt = longAgo,
            ExpiresAt = longAgo.AddSeconds(600),
            Interval = 5,
        });
        await using (await _a.Get<Engine>().TryTakeTurnAsync(Turn.Sweep, default))
        {
            Assert.Null(await _b.Get<Engine>().TryTakeTurnAsync(Turn.Sweep, default));
            await _b.Get<Sweep>().RunOnceAsync(default);
            Assert.Equal(1, await _a.Database.AskAsync<long>("""SELECT count(*) FROM "Grants" """));
        }

        await _b.Get<Sweep>().RunOnceAsync(default);
        Assert.Equal(0, await _a.Database.AskAsync<long>("""SELECT count(*) FROM "Grants" """));
    }

    [Fact]
    public async Task A_decision_at_one_node_reaches_the_other()
    {
        var screen = new TestDevice(_a);
        await screen.AskAsync();
        var told = new TaskCompletionSource<GrantChange>();
        _a.Get<GrantChanges>().Changed += change => told.TrySetResult(change);
        var grant = await screen.GrantAsync();
        Assert.True(await _b.Get<IGrants>().DenyAsync(grant.Id, _b.Clock.GetUtcNow(), default));
        Assert.Equal(
            new GrantChange(grant.Id, GrantState.Denied, _b.Clock.GetUtcNow()),
            await told.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_page_at_one_node_waits_for_the_device_that_redeems_at_the_other()
    {
        var ada = await _a.AddAccountAsync();
        var device = new TestDevice(_b);
        await device.AskAsync();
        var poll = device.WaitAsync("wait=25");
        await _b.HoldsAsync(1);
        await ListeningAsync();
        var asked = await device.GrantAsync();
        Assert.True(await _a.Get<IGrants>().ApproveAsync(asked.Id, ada.Id, _a.Clock.GetUtcNow(), default));

        // the clock is stopped
        var seen = await _a.Get<PairingWaiter>().FindAsync(asked.Id, ada.Id, default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(GrantState.Redeemed, seen!.State);
        Assert.Equal(HttpStatusCode.OK, (await poll).Status);
    }

    [Fact]
    public async Task A_text_written_at_one_node_reaches_the_screen_that_waits_at_the_other()
    {
        var ada = await _a.AddAccountAsync();
        var device = new TestDevice(_a);
        await device.PairAsync(ada);
        var screen = new ScreenDevice(_a, device);
        var held = await screen.HoldAsync();
        await ListeningAsync();
        Assert.True(await _b.Get<IDevices>().WriteAsync(await screen.IdAsync(), ada.Id, "Milk", default));
        Assert.Equal("Milk", (await held.WaitAsync(TimeSpan.FromMinutes(1)))[Wire.Text]); // the clock is stopped
    }

    [Fact]
    public async Task A_removal_at_one_ends_the_wait_at_the_other()
    {
        var device = new TestDevice(_a);
        await device.PairAsync(await _a.AddAccountAsync());
        var screen = new ScreenDevice(_a, device);
        var held = await screen.HoldAsync();
        await ListeningAsync();
        Assert.True(
            await _b.Get<IDevices>().RemoveAsync(await screen.IdAsync(), RemovalReason.ByOwner, _b.Clock.GetUtcNow(), default));
        Assert.Equal(HttpStatusCode.Unauthorized, (await held.WaitAsync(TimeSpan.FromMinutes(1))).Status);
    }

    /// <summary>Waits until both nodes receive each other's notifications: they start to listen after their start.</summary>
    private async Task ListeningAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        const string Listeners =
            "SELECT count(*) FROM pg_stat_activity " +
            "WHERE datname = current_database() AND state = 'idle' AND query LIKE 'LISTEN %'";
        while (await _a.Database.AskAsync<long>(Listeners) < 2)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static Task<string> LinkOfAsync(RunningService node) => node.FirstAccountLinkAsync();
}
