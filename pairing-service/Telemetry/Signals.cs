using System.Diagnostics;

namespace Pairing.Service.Telemetry;

/// <summary>Under what name the service measures and traces. Both cost next to nothing while nobody listens.</summary>
public static class Signals
{
    public const string Name = "Pairing.Service";

    public static readonly ActivitySource Source = new(Name);

    /// <summary>Seconds; from a look into memory to a poll that is held as long as may be.</summary>
    public static readonly double[] Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30];
}
