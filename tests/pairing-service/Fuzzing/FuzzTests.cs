using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pairing.Service.Grants;
using Pairing.Service.Requests;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>
/// A seeded fuzzer of every endpoint, header and page, over real connections. Environment: PAIRING_FUZZ_INPUTS (how many),
/// PAIRING_FUZZ_SEED, PAIRING_FUZZ_FIRST (the number of the first input, to repeat one).
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly long Inputs = Number("PAIRING_FUZZ_INPUTS", Soak.Rounds(inSuite: 50_000, inSoak: 1_000_000));
    private static readonly ulong Seed = (ulong)Number("PAIRING_FUZZ_SEED", Soak.Rounds(13, Random.Shared.Next()));

    [Fact]
    public async Task No_input_breaks_the_service()
    {
        using var log = new FaultLog();
        await using var service = await RunningService.StartAsync(
            services =>
            {
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(log);
            },
            FuzzWorld.Settings);
        var world = await FuzzWorld.MakeAsync(service);
        var campaign = new Campaign(service.Root, world, Seed);
        long began = Stopwatch.GetTimestamp();

        await campaign.RunAsync(Number("PAIRING_FUZZ_FIRST", 0), Inputs);

        string summary =
            $"{Inputs} inputs, seed {Seed}, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s: {campaign.Statuses}";
        output.WriteLine(summary);
        TrustTable.Add(
            "Requests of a seeded fuzzer to every endpoint and page", Inputs, lost: 0, wrong: campaign.Faults.Count + log.Count,
            "FuzzTests", $"PAIRING_FUZZ_SEED={Seed} PAIRING_FUZZ_INPUTS={Inputs} ");
        Assert.True(
            campaign.Faults.Count + log.Count == 0,
            $"{summary}\n{string.Join('\n', campaign.Faults)}\n{log.Count} in the log:\n{string.Join('\n', log.Faults)}");
        Assert.Equal(200, (int)(await service.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(0, await service.ReadAsync(database => database.Grants.CountAsync(
            grant => grant.State != GrantState.Pending && grant.State != GrantState.Redeemed)));
        Assert.Equal(1, await service.ReadAsync(database => database.Devices.CountAsync())); // the fuzzer's own
        var names = await service.ReadAsync(database => database.Grants.Select(grant => grant.DeviceName).ToListAsync());
        Assert.All(names, name => Assert.Equal(name, ShownText.Clean(name)));
    }

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out long set) ? set : otherwise;
}
