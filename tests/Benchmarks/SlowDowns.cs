namespace Pairing.Benchmarks;

/// <summary>Devices that poll too often until their interval is the longest, beside polls that stay pending.</summary>
public static class SlowDowns
{
    private const int GrantsPerConnection = 40;

    /// <summary>The first poll is free. Each of the next grows the interval by 5 s, from 5 s up to 60 s.</summary>
    private const int PollsPerGrant = 12;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        using var strict = await Server.StartServiceAsync();
        using var lenient = await Server.StartServiceAsync("--Pairing:Polling:Interval=1");
        await MeasureAsync(strict, cancel); // everything is compiled and optimized
        await MeasureAsync(lenient, cancel);
        var (slowed, pending) = (new double[plan.Rounds], new double[plan.Rounds]);
        for (int i = 0; i < plan.Rounds; i++)
        {
            slowed[i] = await MeasureAsync(strict, cancel);
            pending[i] = await MeasureAsync(lenient, cancel);
        }

        return
        [
            new(
                "Processor time of 1000 slow_downs, beside pending polls",
                "ms",
                Figure.Median(slowed),
                Figure.Median(pending),
                "<= 3 pending polls"),
        ];
    }

    /// <summary>Milliseconds of the service's processor time for a thousand polls.</summary>
    private static async Task<double> MeasureAsync(Server service, CancellationToken cancel)
    {
        var connections = new Connection[Load.Connections];
        byte[][][] polls = new byte[connections.Length][][];
        for (int i = 0; i < connections.Length; i++)
        {
            connections[i] = await Connection.OpenAsync(service.Address, i, cancel);
            polls[i] = new byte[GrantsPerConnection][];
            for (int grant = 0; grant < GrantsPerConnection; grant++)
            {
                string asked = await connections[i].AskAsync(Connection.Ask(), cancel);
                polls[i][grant] = Connection.Poll(Polls.DeviceCode().Match(asked).Groups["code"].Value);
                await connections[i].AskAsync(polls[i][grant], cancel); // free
            }
        }

        var processor = service.ProcessorTime;
        await Task.WhenAll(connections.Select((connection, i) => Task.Run(
            async () =>
            {
                for (int n = 1; n < PollsPerGrant; n++)
                {
                    foreach (byte[] poll in polls[i])
                    {
                        await connection.SendAsync(poll, cancel);
                        await connection.ReceiveAsync(cancel);
                    }
                }
            },
            cancel)));
        processor = service.ProcessorTime - processor;
        Array.ForEach(connections, connection => connection.Dispose());
        return processor.TotalMilliseconds / (connections.Length * GrantsPerConnection * (PollsPerGrant - 1)) * 1000;
    }
}
