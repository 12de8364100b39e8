using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Examples;

/// <summary>The device examples, each against the real service as a developer would run it.</summary>
public sealed class DeviceExampleTests : IAsyncLifetime
{
    private readonly TokenRequests _requests = new();
    private RunningService _service = null!;
    private Account _ada = null!;

    private string TokenFile => Path.Combine(_service.Folder, "its-refresh-token");

    public async Task InitializeAsync()
    {
        // The example waits by the machine's clock, which this service does not use. For the service, the second poll is too
        // soon.
        _service = await RunningService.StartAsync(
            services => services.AddSingleton<IStartupFilter>(_requests), "Pairing:Polling:Interval=2",
            "Pairing:Polling:MaximumWait=0");
        _ada = await _service.AddAccountAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("device.py")]
    [InlineData("device.mjs")]
    [InlineData("device.cs")]
    public async Task It_pairs_restarts_without_pairing_and_pairs_again_after_removal(string example)
    {
        using (var first = Start(example))
        {
            await DecideAsync(await first.CodeAsync(), approve: true);
            await AssertPairedAsync(first);
        }

        string kept = await File.ReadAllTextAsync(TokenFile);
        using (var second = Start(example))
        {
            Assert.Contains("paired with ada", await OutputAsync(second), StringComparison.Ordinal);
        }

        Assert.NotEqual(kept, await File.ReadAllTextAsync(TokenFile)); // rotated
        var device = Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));
        await _service.Get<IDevices>().RemoveAsync(device.Id, RemovalReason.ByOwner, _service.Clock.GetUtcNow(), default);

        using var third = Start(example);
        await DecideAsync(await third.CodeAsync(), approve: true);
        await AssertPairedAsync(third);
    }

    [Theory]
    [InlineData("device.py")]
    [InlineData("device.mjs")]
    [InlineData("device.cs")]
    public async Task It_keeps_the_interval_slows_down_when_told_and_ends_when_denied(string example)
    {
        using var device = Start(example);
        string? code = await device.CodeAsync();
        await _requests.AnsweredAsync(); // pending
        await _requests.AnsweredAsync(); // too soon: 5 s more from now on
        await DecideAsync(code, approve: false);
        var (exitCode, output) = await device.EndAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains(Wire.AccessDenied, output, StringComparison.Ordinal);
        Assert.False(File.Exists(TokenFile));
        var polls = _requests.All;
        Assert.InRange(polls[1].SecondsAfter(polls[0]), 1.99, double.MaxValue);
        Assert.InRange(polls[2].SecondsAfter(polls[1]), 6.99, double.MaxValue);
        Assert.All(polls, poll => Assert.Empty(poll.Prefer)); // the service does not offer long polls
    }

    [Theory]
    [InlineData("device.py")]
    [InlineData("device.mjs")]
    [InlineData("device.cs")]
    public async Task It_uses_long_polls_if_the_service_offers_them(string example)
    {
        await _service.DisposeAsync();
        _service = await RunningService.StartAsync(services => services.AddSingleton<IStartupFilter>(_requests));
        _ada = await _service.AddAccountAsync();
        using var device = Start(example);
        string? code = await device.CodeAsync();
        await _service.HoldsAsync(1);
        await DecideAsync(code, approve: true);

        await AssertPairedAsync(device);
        Assert.Equal("wait=25", Assert.Single(_requests.All).Prefer);
    }

    private Example Start(string example) => Example.Start(example, _service.Address, TokenFile);

    private static async Task AssertPairedAsync(Example example) =>
        Assert.Contains("paired with ada", await OutputAsync(example), StringComparison.Ordinal);

    private static async Task<string> OutputAsync(Example example)
    {
        var (exitCode, output) = await example.EndAsync();
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task DecideAsync(string? shown, bool approve)
    {
        Assert.NotNull(shown);
        var grants = _service.Get<IGrants>();
        var grant = await _service.GrantOfAsync(shown);
        var now = _service.Clock.GetUtcNow();
        Assert.True(approve ? await grants.ApproveAsync(
            grant.Id, _ada.Id, now, default) : await grants.DenyAsync(grant.Id, now, default));
    }
}
