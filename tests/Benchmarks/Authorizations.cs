namespace Pairing.Benchmarks;

/// <summary>Devices that ask for a code: each is on the disk before it is answered.</summary>
public static class Authorizations
{
    /// <summary>That ask at the same time, as after a power cut in a town: those that come while a write is under way share the next.</summary>
    private const int Devices = 1024;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        using var service = await Server.StartServiceAsync();
        using var floor = await Server.StartFloorAsync();
        byte[] ask = Connection.Ask();
        var (ours, bare) = await Load.CompareAsync(plan, service, floor, Devices, _ => ask, cancel);
        return
        [
            new(
                "Device authorizations, durable on SQLite",
                "in a second",
                Figure.Median(ours.Select(r => r.PerSecond)),
                Figure.Median(bare.Select(r => r.PerSecond)),
                ">= 0.5 of the floor"),
            new(
                "Processor time of 1000 device authorizations",
                "ms",
                Figure.Median(ours.Select(r => r.ProcessorMilliseconds)),
                Figure.Median(bare.Select(r => r.ProcessorMilliseconds)),
                ""),
        ];
    }
}
