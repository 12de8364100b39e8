using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;

namespace Pairing.Service.Tests.Screens;

/// <summary>Long polls for a screen text (RFC 7240).</summary>
public sealed class HeldScreenTests : IAsyncLifetime
{
    /// <summary>The lookup of the token, and the check after the hold.</summary>
    private const int OfOneRequest = 2;

    private RunningService _service = null!;
    private Account _ada = null!;
    private ScreenDevice _screen = null!;

    public async Task InitializeAsync() => await StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("wait=10", 10)]
    [InlineData("wait=100", 25)]
    public async Task It_is_held_for_the_preferred_time_up_to_the_maximum(string prefer, int seconds)
    {
        var held = await _screen.HoldAsync(prefer);
        _service.Clock.Advance(seconds - 0.125);
        await _service.HoldsAsync(1);
        Assert.False(held.IsCompleted);
        _service.Clock.Advance(0.125);
        var answer = await held;
        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal($"wait={seconds}", answer.Header(Wire.PreferenceApplied));
        await _service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_device_without_the_current_text_gets_it_at_once()
    {
        var answer = await _screen.AskAsync(known: null, prefer: "wait=25");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer.Header(Wire.PreferenceApplied));
    }

    [Fact]
    public async Task The_same_text_again_is_no_change()
    {
        await PutAsync("Milk");
        var held = await _screen.HoldAsync();
        await PutAsync("Milk");
        await _service.HoldsAsync(1);
        _service.Clock.Advance(25);
        Assert.Equal(HttpStatusCode.NotModified, (await held).Status);
    }

    [Fact]
    public async Task A_newer_request_replaces_the_held_one()
    {
        var first = await _screen.HoldAsync();
        var second = _screen.AskAsync(await _screen.TagAsync(), "wait=25");
        AssertCutShort(await first);
        await PutAsync("Milk");
        Assert.Equal("Milk", (await second)[Wire.Text]);
    }

    [Fact]
    public async Task A_text_written_while_a_request_arrives_is_never_missed()
    {
        for (int round = 0; round < 50; round++)
        {
            string tag = await _screen.TagAsync();
            var asked = Task.Run(() => _screen.AskAsync(tag, "wait=25"));
            await Task.Run(() => PutAsync($"Round {round}"));
            Assert.Equal($"Round {round}", (await asked)[Wire.Text]); // the clock is stopped: nothing else could end its wait
        }
    }

    [Fact]
    public async Task A_device_that_disconnects_leaves_nothing_behind()
    {
        using var patience = new CancellationTokenSource();
        var gone = _screen.AskAsync(await _screen.TagAsync(), "wait=25", patience.Token);
        await _service.HoldsAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await _service.HoldsAsync(0);
    }

    [Fact]
    public async Task When_the_service_stops_a_held_request_ends_at_once()
    {
        var held = await _screen.HoldAsync();
        await _service.EndAsync();
        AssertCutShort(await held);
    }

    [Theory]
    [InlineData("Pairing:Polling:MaximumHeld=0")]
    [InlineData("Pairing:Polling:MaximumWait=0")]
    public async Task Without_long_polls_the_response_says_so_and_comes_at_once(string setting)
    {
        await _service.DisposeAsync();
        await StartAsync(setting);
        Assert.Null((await _screen.AskAsync())[Wire.PreferWait]);
        AssertCutShort(await _screen.AskAsync(await _screen.TagAsync(), "wait=25"));
    }

    [Fact]
    public async Task Polls_and_screens_share_the_maximum_of_long_polls()
    {
        await _service.DisposeAsync();
        await StartAsync("Pairing:Polling:MaximumHeld=1");
        var poll = new TestDevice(_service);
        await poll.AskAsync();
        var held = poll.WaitAsync("wait=25");
        await _service.HoldsAsync(1);
        AssertCutShort(await _screen.AskAsync(await _screen.TagAsync(), "wait=25"));
        await poll.DenyAsync();
        await held;
    }

    [Fact]
    public async Task A_held_request_makes_no_database_call()
    {
        await _service.DisposeAsync();
        var commands = new CommandCount();
        await StartAsync(services => services.AddSingleton<IInterceptor>(commands));
        string tag = await _screen.TagAsync();
        int before = commands.Count;
        var held = _screen.AskAsync(tag, "wait=25");
        await _service.HoldsAsync(1);
        _service.Clock.Advance(25);
        await held;
        Assert.Equal(OfOneRequest, commands.Count - before);
    }

    private Task StartAsync(params string[] settings) => StartAsync(null, settings);

    private async Task StartAsync(Action<IServiceCollection>? also, params string[] settings)
    {
        _service = await RunningService.StartAsync(also, settings);
        _ada = await _service.AddAccountAsync();
        var device = new TestDevice(_service);
        await device.PairAsync(_ada);
        _screen = new ScreenDevice(_service, device);
    }

    private async Task PutAsync(string text) =>
        Assert.True(await _service.Get<IDevices>().WriteAsync(await _screen.IdAsync(), _ada.Id, text, default));

    private static void AssertCutShort(Answer answer)
    {
        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Null(answer.Header(Wire.PreferenceApplied));
    }
}
