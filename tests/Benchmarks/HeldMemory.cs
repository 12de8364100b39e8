using Pairing.Service.Limits;

namespace Pairing.Benchmarks;

/// <summary>
/// The additional memory per long poll, without the grant itself. The floor holds as many requests with a plain task.
/// </summary>
public static class HeldMemory
{
    /// <summary>
    /// The maximum number of additional threads, for any number of long polls. The pool adds some when many arrive at once.
    /// </summary>
    private const int OfThePool = 32;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        var figures = new List<Figure>();
        foreach (int wanted in plan.Held)
        {
            int count = Math.Min(wanted, Connections.MaximumHeld);
            using var service = await Server.StartServiceAsync();
            using var floor = await Server.StartFloorAsync();
            var polls = await AskAsync(service, count, cancel);
            double ours = await HoldAsync(service, polls, cancel);
            double bare = await HoldAsync(floor, polls, cancel);
            figures.Add(new(
                $"Memory of a long poll, {count:#,##0} held", "KiB", ours / 1024, bare / 1024,
                wanted >= 20_000 ? "<= 16 KiB" : ""));
        }

        return figures;
    }

    private static async Task<byte[][]> AskAsync(Server service, int count, CancellationToken cancel)
    {
        var polls = new byte[count][];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Load.Connections).Select(async i =>
        {
            using var connection = await Connection.OpenAsync(service.Address, i, cancel);
            for (int n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                polls[n] = Connection.Poll(
                    Polls.DeviceCode().Match(await connection.AskAsync(Connection.Ask(), cancel)).Groups["code"].Value, 25);
            }
        }));
        return polls;
    }

    /// <summary>Bytes per long poll.</summary>
    private static async Task<double> HoldAsync(Server server, byte[][] polls, CancellationToken cancel)
    {
        long before = server.Resident;
        int threads = server.Threads;
        var connections = new Connection[polls.Length];
        for (int i = 0; i < connections.Length; i++)
        {
            connections[i] = await Connection.OpenAsync(server.Address, i, cancel, buffer: 512);
            await connections[i].SendAsync(polls[i], cancel);
        }

        await Task.Delay(TimeSpan.FromSeconds(2), cancel); // all have arrived
        double each = (server.Resident - before) / (double)polls.Length;
        if (server.Threads > threads + OfThePool)
        {
            throw new InvalidOperationException($"The long polls added {server.Threads - threads} threads.");
        }

        Array.ForEach(connections, connection => connection.Dispose());
        return each;
    }
}
