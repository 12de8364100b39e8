using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Grants;

/// <summary>A poll that stays pending costs no database call. An interceptor counts all commands.</summary>
public sealed class PendingPollTests : IAsyncLifetime
{
    private readonly CommandCount _commands = new();
    private RunningService _service = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(services => services.AddSingleton<IInterceptor>(_commands));
        _screen = new TestDevice(_service);
        await _screen.AskAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_pending_poll_makes_no_database_call()
    {
        int before = _commands.Count;
        for (int i = 0; i < 11; i++) // less than a minute: the sweep has its own commands
        {
            Assert.Equal(Wire.AuthorizationPending, (await _screen.PollAsync()).Error);
            _service.Clock.Advance(5);
        }

        Assert.Equal(before, _commands.Count);
    }

    [Fact]
    public async Task A_long_poll_makes_no_database_call_either()
    {
        int before = _commands.Count;
        for (int i = 0; i < 2; i++)
        {
            var poll = _screen.WaitAsync("wait=25");
            await _service.HoldsAsync(1);
            _service.Clock.Advance(25);
            Assert.Equal(Wire.AuthorizationPending, (await poll).Error);
        }

        Assert.Equal(before, _commands.Count);
    }

    [Fact]
    public async Task The_command_count_counts()
    {
        int before = _commands.Count;
        await _screen.PollAsync(Codes.NewPair(Guid.NewGuid(), UserCode.Length).Device);
        Assert.Equal(before + 1, _commands.Count);
        await _service.Get<IGrants>().DenyAsync(Guid.NewGuid(), _service.Clock.GetUtcNow(), default);
        Assert.True(_commands.Count > before + 1); // a new code is not counted: its insert bypasses EF
    }

    [Fact]
    public async Task After_a_restart_only_the_first_poll_reads()
    {
        await _service.RestartAsync();
        int before = _commands.Count;
        Assert.Equal(Wire.AuthorizationPending, (await _screen.PollAsync()).Error);
        Assert.Equal(before + 1, _commands.Count);
        _service.Clock.Advance(5);
        Assert.Equal(Wire.AuthorizationPending, (await _screen.PollAsync()).Error);
        Assert.Equal(before + 1, _commands.Count);
    }

    [Fact]
    public async Task A_slow_down_writes_when_the_interval_grows_but_not_at_its_maximum()
    {
        await _screen.PollAsync();
        for (int interval = 10; interval <= 60; interval += 5)
        {
            Assert.Equal(Wire.SlowDown, (await _screen.PollAsync()).Error);
            Assert.Equal(interval, (await _service.GrantOfAsync(_screen.UserCode)).Interval);
        }

        await _service.BreakAsync("Grants"); // a write would fail
        Assert.Equal(Wire.SlowDown, (await _screen.PollAsync()).Error);
    }

    [Fact]
    public async Task A_decision_reaches_the_next_poll()
    {
        await _screen.PollAsync();
        await _screen.DenyAsync();
        Assert.Equal(Wire.AccessDenied, (await _screen.PollAsync()).Error);
    }
}
