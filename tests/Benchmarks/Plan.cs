namespace Pairing.Benchmarks;

/// <summary>How much is measured.</summary>
public sealed record Plan(int Rounds, TimeSpan Round, string[] Only, int[] Held)
{
    public bool Has(string benchmark) => Only.Length == 0 || Only.Contains(benchmark, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A line of the table: the service beside the floor, where there is one to compare with.</summary>
/// <param name="Goal">As in issue 4; empty where none was set.</param>
public sealed record Figure(string Name, string Unit, double Service, double? Floor, string Goal)
{
    public double? Ratio => Service / Floor;

    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <summary>The smallest value that so many percent do not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, double percent)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100) - 1, 0, sorted.Length - 1)];
    }
}
