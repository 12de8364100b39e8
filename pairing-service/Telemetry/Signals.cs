using System.Diagnostics;

namespace Pairing.Service.Telemetry;

/// <summary>The name of the service's metrics and traces. They cost almost nothing while no one listens.</summary>
public static class Signals
{
    public const string Name = "Pairing.Service";

    public static readonly ActivitySource Source = new(Name);

    /// <summary>Bucket boundaries in seconds, from a memory lookup to the longest long poll.</summary>
    public static readonly double[] Buckets =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30];
}
