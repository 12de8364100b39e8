using System.Diagnostics;

namespace Pairing.Benchmarks;

/// <summary>Connections that send the next request as soon as they have a response.</summary>
public static class Load
{
    /// <summary>Enough to keep two processors busy, but not so many that requests only queue.</summary>
    public const int Connections = 32;

    /// <param name="request">The request of each connection.</param>
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

    /// <summary>Alternates between service and floor, so that other load on the machine affects both.</summary>
    public static async Task<(Round[] Service, Round[] Floor)> CompareAsync(
        Plan plan, Server service, Server floor, int connections, Func<int, byte[]> request, CancellationToken cancel)
    {
        var rounds = (Service: new Round[plan.Rounds], Floor: new Round[plan.Rounds]);
        var warmUp = TimeSpan.FromSeconds(Math.Min(10, plan.Round.TotalSeconds * 2)); // everything is compiled and optimized
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

/// <summary>Responses per second, and milliseconds of processor time per thousand responses.</summary>
public readonly record struct Round(double PerSecond, double ProcessorMilliseconds);
