using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Token;

public abstract class DeviceCodeGrantTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine, "Pairing:Clients:other:Name=Another");
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.AskAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_approved_code_yields_tokens_exactly_once()
    {
        await _screen.ApproveAsync(_ada);
        Assert.Equal(HttpStatusCode.OK, (await _screen.PollAsync()).Status);
        AssertError(Wire.InvalidGrant, await _screen.PollAsync());
    }

    [Fact]
    public async Task A_code_with_only_a_grant_id_learns_nothing_and_changes_nothing()
    {
        string guess = Codes.NewPair(Codes.GrantOf(_screen.DeviceCode)!.Value, UserCode.Length).Device;
        await _screen.PollAsync();
        AssertError(Wire.InvalidGrant, await _screen.PollAsync(guess));
        _service.Clock.Advance(5);
        AssertError(Wire.AuthorizationPending, await _screen.PollAsync()); // the guess did not count as its poll

        await _screen.ApproveAsync(_ada);
        AssertError(Wire.InvalidGrant, await _screen.PollAsync(guess));
        Assert.Equal(HttpStatusCode.OK, (await _screen.PollAsync()).Status);
        AssertError(Wire.InvalidGrant, await _screen.PollAsync(guess)); // and does not count as a used code
        Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);
    }

    [Fact]
    public async Task A_code_used_again_by_its_client_removes_the_device_and_logs_it()
    {
        await _screen.ApproveAsync(_ada);
        await _screen.PollAsync();
        Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);

        AssertError(Wire.InvalidGrant, await _screen.PollAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, (await _screen.WhoAmIAsync()).Status);
        AssertError(Wire.InvalidGrant, await _screen.RefreshAsync());
        var device = Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));
        Assert.Equal(RemovalReason.CodeShownAgain, device.RemovedBecause);
    }

    [Fact]
    public async Task A_code_used_again_by_another_client_removes_nothing()
    {
        await _screen.ApproveAsync(_ada);
        await _screen.PollAsync();
        AssertError(Wire.InvalidGrant, await new TestDevice(_service, "other").PollAsync(_screen.DeviceCode));
        Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);
    }

    [Fact]
    public async Task A_code_does_not_work_for_another_client_and_stays_valid()
    {
        await _screen.ApproveAsync(_ada);
        AssertError(Wire.InvalidGrant, await new TestDevice(_service, "other").PollAsync(_screen.DeviceCode));
        Assert.Equal(HttpStatusCode.OK, (await _screen.PollAsync()).Status);
    }

    [Fact]
    public async Task An_unknown_code_is_invalid_grant() => AssertError(Wire.InvalidGrant, await _screen.PollAsync("rubbish"));

    [Fact]
    public async Task A_denied_code_is_access_denied_for_every_poll()
    {
        await _screen.DenyAsync();
        AssertError(Wire.AccessDenied, await _screen.PollAsync());
        AssertError(Wire.AccessDenied, await _screen.PollAsync());
    }

    [Fact]
    public async Task A_code_expires_with_its_lifetime()
    {
        _service.Clock.Advance(599);
        AssertError(Wire.AuthorizationPending, await _screen.PollAsync());
        _service.Clock.Advance(1);
        AssertError(Wire.ExpiredToken, await _screen.PollAsync());
    }

    [Fact]
    public async Task A_poll_one_second_early_is_in_time_and_an_earlier_one_gets_slow_down()
    {
        AssertError(Wire.AuthorizationPending, await _screen.PollAsync());
        _service.Clock.Advance(4);
        AssertError(Wire.AuthorizationPending, await _screen.PollAsync());
        _service.Clock.Advance(3.9);
        AssertError(Wire.SlowDown, await _screen.PollAsync());
        Assert.Equal(10, (await _screen.GrantAsync()).Interval);
        _service.Clock.Advance(9);
        AssertError(Wire.AuthorizationPending, await _screen.PollAsync());
    }

    [Fact]
    public async Task A_longer_interval_survives_a_restart()
    {
        await _screen.PollAsync();
        AssertError(Wire.SlowDown, await _screen.PollAsync());
        await _service.RestartAsync();
        AssertError(Wire.AuthorizationPending, await _screen.PollAsync()); // the first is never too soon
        _service.Clock.Advance(5);
        AssertError(Wire.SlowDown, await _screen.PollAsync());
    }

    [Fact]
    public async Task Redeeming_is_never_throttled()
    {
        await _screen.PollAsync();
        await _screen.ApproveAsync(_ada);
        Assert.Equal(HttpStatusCode.OK, (await _screen.PollAsync()).Status);
    }

    // 60 s from the approval or the code's own expiry, whichever is later
    [Theory]
    [InlineData(0, 599, true)]
    [InlineData(0, 600, false)]
    [InlineData(599, 658, true)]
    [InlineData(599, 659, false)]
    public async Task An_approval_can_be_redeemed_for_a_while(int approvedAt, int collectedAt, bool inTime)
    {
        _service.Clock.Advance(approvedAt);
        Assert.True(await _screen.ApproveAsync(_ada));
        _service.Clock.Advance(collectedAt - approvedAt);
        var answer = await _screen.PollAsync();
        Assert.Equal(inTime ? null : Wire.ExpiredToken, answer.Error);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_code_can_be_decided_until_it_ends(int at, bool inTime)
    {
        _service.Clock.Advance(at);
        Assert.Equal(inTime, await _screen.ApproveAsync(_ada));
        Assert.False(await _screen.DenyAsync());
    }

    private static void AssertError(string error, Answer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }
}

public sealed class DeviceCodeGrantOnSqliteTests() : DeviceCodeGrantTests(On.Sqlite);

public sealed class DeviceCodeGrantOnPostgreSqlTests() : DeviceCodeGrantTests(On.PostgreSql);
