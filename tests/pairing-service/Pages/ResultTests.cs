using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>The result page after an approval, until the device has its tokens or its time is up.</summary>
public abstract class ResultTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private Phone _visitor = null!;
    private ShownCode _ask = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine);
        _visitor = await _service.SignedInAsync("alice");
        _ask = await _service.AskAsync();
    }

    public async Task DisposeAsync()
    {
        _visitor.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task The_result_says_paired_only_after_the_device_has_its_tokens()
    {
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");

        var waiting = await _service.OutwaitAsync(_visitor.GetAsync(result));
        Assert.Equal("Waiting for the device", waiting.Heading);
        Assert.Equal("2", waiting.Headers["Refresh"]);

        await _service.CollectAsync(_ask);
        var paired = await _visitor.GetAsync(result);
        Assert.Equal("Paired", paired.Heading);
        Assert.False(paired.Headers.ContainsKey("Refresh"));
    }

    [Fact]
    public async Task If_the_device_takes_its_tokens_at_once_the_page_says_paired_when_it_first_loads()
    {
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");

        var looked = _visitor.GetAsync(result);
        await _service.IsWaitedForAsync();
        // from another node, and late
        _service.Get<GrantChanges>().Publish(new GrantChange(_ask.Id, GrantState.Approved, _service.Now));
        await _service.CollectAsync(_ask);

        var paired = await looked; // and no time has passed
        Assert.Equal("Paired", paired.Heading);
        Assert.False(paired.Headers.ContainsKey("Refresh"));
    }

    [Fact]
    public async Task The_page_stops_waiting_for_an_approval_that_was_withdrawn_in_another_browser()
    {
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");

        var looked = _visitor.GetAsync(result);
        await _service.IsWaitedForAsync();
        Assert.True(await _service.Grants.WithdrawAsync(
            _ask.Id, (await _service.Grants.FindAsync(_ask.Id, default))!.AccountId!, _service.Now, default));

        Assert.Equal("Removed", (await looked).Heading);
    }

    [Fact]
    public async Task Two_pages_that_wait_for_one_device_both_finish()
    {
        using var another = new Phone(_service.Root);
        await another.SignInAsync("alice");
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");

        var looked = Task.WhenAll(_visitor.GetAsync(result), another.GetAsync(result));
        await _service.IsWaitedForAsync(2);
        await _service.CollectAsync(_ask);

        Assert.All(await looked, page => Assert.Equal("Paired", page.Heading));
    }

    [Theory]
    [InlineData(0, 599, "Waiting for the device")] // the code's own expiry is later
    [InlineData(0, 600, "Not paired")]
    [InlineData(590, 59, "Waiting for the device")] // 60 s after the approval is later
    [InlineData(590, 60, "Not paired")]
    public async Task An_approval_that_is_not_redeemed_in_time_says_so(int approvedAfter, int lookedAfter, string heading)
    {
        _service.Clock.Advance(TimeSpan.FromSeconds(approvedAfter));
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");

        _service.Clock.Advance(TimeSpan.FromSeconds(lookedAfter));

        Assert.Equal(heading, (await _service.OutwaitAsync(_visitor.GetAsync(result))).Heading);
    }

    [Fact]
    public async Task This_wasnt_me_withdraws_an_approval_before_the_device_redeems_it()
    {
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");
        await _service.OutwaitAsync(_visitor.GetAsync(result));

        string after = (await _visitor.PostAsync(result + "?handler=NotMe")).Location;

        Assert.Equal(GrantState.Denied, await _service.StateAsync(_ask));
        Assert.Equal("Removed", (await _visitor.GetAsync(after)).Heading);
    }

    [Fact]
    public async Task This_wasnt_me_removes_the_device_and_its_tokens_if_it_is_already_paired()
    {
        string result = await _visitor.DecideAsync(_ask.Code, "Approve");
        await _service.OutwaitAsync(_visitor.GetAsync(result));
        var device = await _service.CollectAsync(_ask);

        string after = (await _visitor.PostAsync(result + "?handler=NotMe")).Location;

        Assert.Equal(RemovalReason.ByOwner, (await _service.Devices.FindAsync(device, default))!.RemovedBecause);
        Assert.Equal("Removed", (await _visitor.GetAsync(after)).Heading);
    }
}

public sealed class ResultOnSqliteTests() : ResultTests(On.Sqlite);

public sealed class ResultOnPostgreSqlTests() : ResultTests(On.PostgreSql);
