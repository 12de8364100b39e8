namespace Pairing.Benchmarks;

/// <summary>How much to measure.</summary>
public sealed record Plan(int Rounds, TimeSpan Round, string[] Only, int[] Held)
{
    public bool Has(string benchmark) => Only.Length == 0 || Only.Contains(benchmark, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A row of the table: the service and, if there is one, the floor.</summary>
/// <param name="Goal">The goal of issue 4. Empty: none.</param>
public sealed record Figure(string Name, string Unit, double Service, double? Floor, string Goal)
{
    public double? Ratio => Service / Floor;

    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <summary>The smallest value that this percentage of the values does not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, double percent)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100) - 1, 0, sorted.Length - 1)];
    }
}
