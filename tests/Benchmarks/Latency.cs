using System.Diagnostics;

namespace Pairing.Benchmarks;

/// <summary>The time from the press on "Approve" until the device has its tokens, with and without long polls.</summary>
public static class Latency
{
    /// <summary>Seconds. A long poll lasts longer than any approval here.</summary>
    private const int Wait = 25;

    private const int Devices = 40;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        using var service = await Server.StartServiceAsync();
        using var owner = await Owner.SignInAsync(service.Address, cancel);
        await HeldAsync(service, owner, cancel); // everything is compiled
        var held = new List<double>();
        for (int i = 0; i < plan.Rounds * Devices; i++)
        {
            held.Add(await HeldAsync(service, owner, cancel));
        }

        double[] polled = await Task.WhenAll(Enumerable.Range(0, Devices).Select(i => PolledAsync(service, owner, i, cancel)));
        return
        [
            new("Approval to tokens, held, p50", "ms", Figure.Median(held), null, "< 50 ms"),
            new("Approval to tokens, held, p99", "ms", Figure.Percentile(held, 99), null, "< 200 ms"),
            new("Approval to tokens, polling plainly, p50", "ms", Figure.Median(polled), null, ""),
            new("Approval to tokens, polling plainly, p99", "ms", Figure.Percentile(polled, 99), null, ""),
        ];
    }

    private static async Task<double> HeldAsync(Server service, Owner owner, CancellationToken cancel)
    {
        using var device = await Connection.OpenAsync(service.Address, 0, cancel, buffer: 8192);
        string asked = await device.AskAsync(Connection.Ask(), cancel);
        await device.SendAsync(Connection.Poll(Polls.DeviceCode().Match(asked).Groups["code"].Value, Wait), cancel);
        string page = await owner.EnterAsync(Polls.UserCode().Match(asked).Groups["code"].Value, cancel);
        var tokens = device.ReceiveAsync(cancel).AsTask();
        long pressed = Stopwatch.GetTimestamp();
        var approving = owner.ApproveAsync(page, cancel);
        await tokens;
        double milliseconds = Stopwatch.GetElapsedTime(pressed).TotalMilliseconds;
        await approving;
        return milliseconds;
    }

    /// <summary>A device that polls every five seconds, starting at a random time.</summary>
    private static async Task<double> PolledAsync(Server service, Owner owner, int number, CancellationToken cancel)
    {
        var interval = TimeSpan.FromSeconds(Protocol.Defaults.IntervalSeconds);
        using var device = await Connection.OpenAsync(service.Address, number, cancel, buffer: 8192);
        string asked = await device.AskAsync(Connection.Ask(), cancel);
        byte[] poll = Connection.Poll(Polls.DeviceCode().Match(asked).Groups["code"].Value);
        await Task.Delay(interval * number / Devices, cancel);
        await device.AskAsync(poll, cancel);
        var next = Task.Delay(interval, cancel);
        string page = await owner.EnterAsync(Polls.UserCode().Match(asked).Groups["code"].Value, cancel);
        await Task.Delay(interval * 0.9 * ((number * 17 % Devices) / (double)Devices), cancel); // anywhere between two polls
        long pressed = Stopwatch.GetTimestamp();
        await owner.ApproveAsync(page, cancel);
        string answer;
        do
        {
            await next;
            next = Task.Delay(interval, cancel);
            answer = await device.AskAsync(poll, cancel);
        }
        while (!answer.Contains(Protocol.Wire.AccessToken, StringComparison.Ordinal));
        return Stopwatch.GetElapsedTime(pressed).TotalMilliseconds;
    }
}
