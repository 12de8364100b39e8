namespace Pairing.Benchmarks;

/// <summary>Devices that request a code. Each grant is on the disk before the response.</summary>
public static class Authorizations
{
    /// <summary>
    /// Concurrent requests, as after a power cut in a town. Requests that arrive during a write share the next one.
    /// </summary>
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
                "per second",
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
