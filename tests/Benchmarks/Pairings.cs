using System.Diagnostics;

namespace Pairing.Benchmarks;

/// <summary>Complete pairings, many at once: from the device's request over the phone's pages to the tokens.</summary>
public static class Pairings
{
    private const int SideBySide = 16;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        using var service = await Server.StartServiceAsync();
        using var owner = await Owner.SignInAsync(service.Address, cancel);
        await RunAsync(service, owner, TimeSpan.FromSeconds(1), cancel);
        var rounds = new List<double>();
        for (int i = 0; i < plan.Rounds; i++)
        {
            rounds.Add(await RunAsync(service, owner, plan.Round, cancel));
        }

        return [new("Whole pairings, with the phone's pages", "per second", Figure.Median(rounds), null, "")];
    }

    private static async Task<double> RunAsync(Server service, Owner owner, TimeSpan length, CancellationToken cancel)
    {
        int paired = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(i => Task.Run(
            async () =>
            {
                using var device = await Connection.OpenAsync(service.Address, i, cancel, buffer: 8192);
                while (clock.Elapsed < length)
                {
                    string asked = await device.AskAsync(Connection.Ask(), cancel);
                    await owner.ApproveAsync(
                        await owner.EnterAsync(Polls.UserCode().Match(asked).Groups["code"].Value, cancel), cancel);
                    string answer = await device.AskAsync(
                        Connection.Poll(Polls.DeviceCode().Match(asked).Groups["code"].Value), cancel);
                    if (!answer.Contains(Protocol.Wire.AccessToken, StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException("An approved device did not get tokens: " + answer);
                    }

                    Interlocked.Increment(ref paired);
                }
            },
            cancel)));
        return paired / clock.Elapsed.TotalSeconds;
    }
}
