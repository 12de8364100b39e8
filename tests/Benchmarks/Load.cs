using System.Diagnostics;

namespace Pairing.Benchmarks;

/// <summary>Some connections that ask again as soon as they are answered.</summary>
public static class Load
{
    /// <summary>Enough to keep two processors busy, and not so many that they only queue.</summary>
    public const int Connections = 32;

    /// <param name="request">What each connection asks.</param>
    public static async Task<Round> RunAsync(
        Server server, int count, Func<int, byte[]> request, TimeSpan length, CancellationToken cancel)
    {
        var connections = new Connection[count];
        for (int i = 0; i < count; i++)
        {
            connections[i] = await Connection.OpenAsync(server.Address, i, cancel);
        }

        long answered = 0;
        var processor = server.ProcessorTime;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(connections.Select((connection, i) => Task.Run(
            async () =>
            {
                byte[] bytes = request(i);
                while (clock.Elapsed < length)
                {
                    await connection.SendAsync(bytes, cancel);
                    await connection.ReceiveAsync(cancel);
                    Interlocked.Increment(ref answered);
                }
            },
            cancel)));
        var spent = clock.Elapsed;
        processor = server.ProcessorTime - processor;
        Array.ForEach(connections, connection => connection.Dispose());
        return new Round(answered / spent.TotalSeconds, processor.TotalMilliseconds / answered * 1000);
    }

    /// <summary>Service and floor in turn, so that what else the machine does meets both.</summary>
    public static async Task<(Round[] Service, Round[] Floor)> CompareAsync(
        Plan plan, Server service, Server floor, int connections, Func<int, byte[]> request, CancellationToken cancel)
    {
        var rounds = (Service: new Round[plan.Rounds], Floor: new Round[plan.Rounds]);
        var warmUp = TimeSpan.FromSeconds(Math.Min(10, plan.Round.TotalSeconds * 2)); // all is compiled at its best
        await RunAsync(service, connections, request, warmUp, cancel);
        await RunAsync(floor, connections, request, warmUp, cancel);
        for (int i = 0; i < plan.Rounds; i++)
        {
            rounds.Service[i] = await RunAsync(service, connections, request, plan.Round, cancel);
            rounds.Floor[i] = await RunAsync(floor, connections, request, plan.Round, cancel);
        }

        return rounds;
    }
}

/// <summary>Answers in a second, and milliseconds of processor time for a thousand of them.</summary>
public readonly record struct Round(double PerSecond, double ProcessorMilliseconds);
