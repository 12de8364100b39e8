using System.Diagnostics;
using Pairing.Protocol;

namespace Pairing.Benchmarks;

/// <summary>
/// Approved grants that many requests redeem at once, half of them at each node. Each grant becomes one device.
/// </summary>
public static class Redemptions
{
    private const int SideBySide = 16;

    public static async Task<int> RunAsync(int codes, int parallel, CancellationToken cancel)
    {
        await using var nodes = await Nodes.StartAsync();
        using var owner = await Owner.SignInAsync(nodes.A.Address, cancel);
        byte[][] polls = await ApproveAsync(nodes, owner, codes, cancel);
        var connections = new Connection[parallel];
        for (int i = 0; i < parallel; i++)
        {
            connections[i] = await Connection.OpenAsync((i % 2 == 0 ? nodes.A : nodes.B).Address, i, cancel, buffer: 8192);
        }

        var watch = Stopwatch.StartNew();
        int exactlyOnce = 0;
        int[] winners = new int[2];
        foreach (byte[] poll in polls)
        {
            string[] answers = await Task.WhenAll(connections.Select(connection => connection.AskAsync(poll, cancel).AsTask()));
            int[] won =
                [.. Enumerable.Range(0, parallel).Where(i => answers[i].Contains(Wire.AccessToken, StringComparison.Ordinal))];
            exactlyOnce += won.Length == 1 ? 1 : 0;
            Array.ForEach(won, i => winners[i % 2]++);
        }

        var took = watch.Elapsed;
        Array.ForEach(connections, connection => connection.Dispose());
        long devices = await nodes.Database.AskAsync<long>("SELECT count(*) FROM \"Devices\"");
        long families = await nodes.Database.AskAsync<long>("SELECT count(DISTINCT \"DeviceId\") FROM \"RefreshTokens\"");
        Console.WriteLine(
            $"Redeemed {codes:#,##0} codes, each {parallel} times at once over two nodes, in {took.TotalSeconds:0.0} s " +
            $"({codes * parallel / took.TotalSeconds:#,##0} requests per second)");
        Console.WriteLine(
            $"{exactlyOnce:#,##0} codes gave tokens exactly once; {winners[0]:#,##0} at node A, {winners[1]:#,##0} at node B");
        Console.WriteLine($"The database has {devices:#,##0} devices and {families:#,##0} families of refresh tokens");
        return exactlyOnce == codes && devices == codes && families == codes ? 0 : 1;
    }

    private static async Task<byte[][]> ApproveAsync(Nodes nodes, Owner owner, int codes, CancellationToken cancel)
    {
        byte[][] polls = new byte[codes][];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(async i =>
        {
            using var device = await Connection.OpenAsync((i % 2 == 0 ? nodes.A : nodes.B).Address, i, cancel);
            for (int n = Interlocked.Increment(ref next); n < codes; n = Interlocked.Increment(ref next))
            {
                string asked = await device.AskAsync(Connection.Ask(), cancel);
                polls[n] = Connection.Poll(Polls.DeviceCode().Match(asked).Groups["code"].Value);
                await owner.ApproveAsync(
                    await owner.EnterAsync(Polls.UserCode().Match(asked).Groups["code"].Value, cancel), cancel);
            }
        }));
        return polls;
    }
}
