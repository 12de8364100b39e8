extern alias board;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Phases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Service.Devices;
using Pairing.Service.Tests.Databases;
using Pairing.Tests;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>
/// Years of a paired device: the real firmware refreshes its tokens every hour at the real service, and board, network and
/// service fail at every step. The owner never has to pair again, and there are never two valid chains of tokens.
/// </summary>
public abstract class LongLifeTests(On engine, int refreshes) : IAsyncLifetime
{
    /// <summary>Advances to the time when the access token has expired and the next request to the service is due.</summary>
    private const int Hour = 3_901_000;

    private const int CyclesPerRestart = 500;

    private readonly MishapsAtService _atService = new();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(
        engine,
        services => services.AddSingleton<IInterceptor>(_atService).AddSingleton<IStartupFilter>(_atService),
        "Pairing:PublicUrl=" + Air.Server, "Pairing:Polling:MaximumWait=0");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(false, 8628)]
    [InlineData(true, 6749)]
    public async Task After_any_fault_of_a_refresh_the_device_stays_paired_with_one_token_chain(bool flashLeavesOld, int seed)
    {
        var ada = await _service.AddAccountAsync();
        var screen = new Board(_service, _atService, flashLeavesOld, new Random(seed));
        await screen.LiveUntilAsync(() => screen.Phase is ShowingCode);
        var grant = await _service.ReadAsync(database => database.Grants.SingleAsync());
        Assert.True(await _service.Grants.ApproveAsync(grant.Id, ada.Id, _service.Now, default));
        await screen.LiveUntilAsync(() => screen.Phase is Home);

        screen.Air.IsCalm = false;
        for (int cycle = 1; cycle <= refreshes; cycle++)
        {
            screen.Pass(Hour);
            int known = screen.Air.Known;
            await screen.LiveUntilAsync(() => screen.Air.Known > known || IsLost(screen.Phase));
            string when = $"refresh {cycle} of seed {seed}, after {string.Join(", ", screen.Air.Lately)}";
            Assert.False(IsLost(screen.Phase), "The pairing is lost at " + when);
            Assert.True(
                await _service.ReadAsync(database => database.Devices.CountAsync()) == 1, "Another device at " + when);
            var live = await _service.ReadAsync(database => database.RefreshTokens
                .Where(t => t.State != RefreshTokenState.Dead).Select(t => t.State).ToListAsync());
            Assert.True(
                live.Order().SequenceEqual([RefreshTokenState.Current, RefreshTokenState.Next]), "Two families at " + when);
            if (cycle % CyclesPerRestart == 0)
            {
                await _service.RestartAsync();
            }
        }

        TrustTable.Add(
            $"Refreshes of the firmware with a fault of board, network or service at any step ({engine})", refreshes, lost: 0,
            wrong: 0, "LongLife");
        Assert.All(screen.Air.Befell, times => Assert.InRange(times, refreshes / 100, int.MaxValue));
    }

    private static bool IsLost(Phase phase) => phase is AwaitingPress or Asking or ShowingCode;
}

public sealed class LongLifeOnSqliteTests() : LongLifeTests(On.Sqlite, Soak.Rounds(inSuite: 500, inSoak: 10_000));

public sealed class LongLifeOnPostgreSqlTests() : LongLifeTests(On.PostgreSql, Soak.Rounds(inSuite: 200, inSoak: 2_000));
