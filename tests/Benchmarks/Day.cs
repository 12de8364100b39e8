using System.Diagnostics;
using Pairing.Protocol;
using Pairing.Service.Clients;
using Pairing.Service.DeviceAuthorization;
using Pairing.Service.Grants;
using Pairing.Service.LongPolls;
using Pairing.Service.Tests;

namespace Pairing.Benchmarks;

/// <summary>
/// Many devices wait for a day: each sends one long poll after another and requests a new code when its code expires. The
/// clock advances by one second when all wait again. The whole service runs, except HTTP.
/// </summary>
public static class Day
{
    private const int Wait = 25;

    public static async Task<int> RunAsync(int devices, double hours, CancellationToken cancel)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-day-{Guid.NewGuid():N}");
        var clock = new TestTime();
        await using var app = Service.Program.Build(
            [
                "--urls=http://127.0.0.1:0", $"--Pairing:DataFolder={folder}", "--Pairing:UserCode:Lifetime=3600",
                $"--Pairing:Polling:MaximumHeld={devices}",
                "--Logging:LogLevel:Default=Warning",
            ],
            clock);
        await Service.Program.StartAsync(app);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var tally = new Tally();
        var waiting = Enumerable.Range(0, devices).Select(_ => WaitAsync(app.Services, tally, end.Token)).ToArray();
        var held = app.Services.GetRequiredService<LongPollRegistry>();
        var watch = Stopwatch.StartNew();
        Console.WriteLine("hour   held   grants in memory   polls so far   heap MiB   resident MiB");
        for (int second = 0; second <= hours * 3600; second++)
        {
            await AllWaitAsync(held, devices, waiting, cancel);
            if (second % 3600 == 0)
            {
                double heap = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
                Console.WriteLine(
                    $"{second / 3600,4}{held.Count,7}{app.Services.GetRequiredService<PendingGrants>().Count,19}" +
                    $"{tally.Polls,15}{heap,11:0.0}{Environment.WorkingSet / 1048576.0,15:0.0}");
            }

            clock.Advance(1);
        }

        Console.WriteLine($"{hours:0.##} hours of {devices} devices in {watch.Elapsed.TotalMinutes:0.0} minutes");
        await end.CancelAsync();
        await Task.WhenAll(waiting).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task WaitAsync(IServiceProvider services, Tally tally, CancellationToken cancel)
    {
        await Task.Yield();
        var grants = services.GetRequiredService<GrantFactory>();
        var polls = services.GetRequiredService<PollHandler>();
        var client = (await services.GetRequiredService<KnownClients>().FindAsync(Defaults.ClientId, cancel))!;
        while (!cancel.IsCancellationRequested)
        {
            var made = await grants.CreateAsync(
                client, "device", new DeviceAuthorizationRequest(), "127.0.0.1", "127.0.0.1", pending: 0);
            PollOutcome polled;
            do
            {
                polled = await polls.HandleAsync(made.DeviceCode, client.Id, Wait, cancel);
                tally.Add();
            }
            while (polled.Result == PollResult.Pending && !cancel.IsCancellationRequested);
        }
    }

    private static async Task AllWaitAsync(LongPollRegistry held, int devices, Task[] waiting, CancellationToken cancel)
    {
        while (held.Count < devices)
        {
            cancel.ThrowIfCancellationRequested();
            if (Array.Find(waiting, device => device.IsFaulted) is { } failed)
            {
                await failed;
            }

            await Task.Delay(1, cancel); // real time: the others work
        }
    }

    private sealed class Tally
    {
        private long _polls;

        public long Polls => Volatile.Read(ref _polls);

        public void Add() => Interlocked.Increment(ref _polls);
    }
}
