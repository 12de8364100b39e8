using System.Text.RegularExpressions;

namespace Pairing.Benchmarks;

/// <summary>Polls that stay pending.</summary>
public static partial class Polls
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        // With one second of tolerance, an interval of one second is none. Otherwise almost all polls would get slow_down
        using var service = await Server.StartServiceAsync("--Pairing:Polling:Interval=1");
        using var floor = await Server.StartFloorAsync();
        var polls = new byte[Load.Connections][];
        for (int i = 0; i < polls.Length; i++)
        {
            using var connection = await Connection.OpenAsync(service.Address, i, cancel);
            polls[i] = Connection.Poll(
                DeviceCode().Match(await connection.AskAsync(Connection.Ask(), cancel)).Groups["code"].Value);
            if (!(await connection.AskAsync(polls[i], cancel)).Contains(
                Protocol.Wire.AuthorizationPending, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("A poll did not get authorization_pending.");
            }
        }

        var (ours, bare) = await Load.CompareAsync(plan, service, floor, Load.Connections, i => polls[i], cancel);
        return
        [
            new(
                "Pending polls", "per second", Figure.Median(ours.Select(r => r.PerSecond)),
                Figure.Median(bare.Select(r => r.PerSecond)), ""),
            new(
                "Processor time of 1000 pending polls",
                "ms",
                Figure.Median(ours.Select(r => r.ProcessorMilliseconds)),
                Figure.Median(bare.Select(r => r.ProcessorMilliseconds)),
                "<= 1.3 of the floor"),
        ];
    }

    [GeneratedRegex("\"device_code\":\"(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    public static partial Regex DeviceCode();

    [GeneratedRegex("\"user_code\":\"(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    public static partial Regex UserCode();
}
