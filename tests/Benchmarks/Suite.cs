namespace Pairing.Benchmarks;

/// <summary>Runs all benchmarks. Prints the table and writes the CSV and the image to a folder.</summary>
public static class Suite
{
    private static readonly (string Name, Func<Plan, CancellationToken, Task<IReadOnlyList<Figure>>> Run)[] Benchmarks =
    [
        ("polls", Polls.RunAsync),
        ("slowdowns", SlowDowns.RunAsync),
        ("authorizations", Authorizations.RunAsync),
        ("pairings", Pairings.RunAsync),
        ("latency", Latency.RunAsync),
        ("boards", Boards.RunAsync),
        ("memory", HeldMemory.RunAsync),
    ];

    public static IEnumerable<string> Names => Benchmarks.Select(benchmark => benchmark.Name);

    public static async Task<int> RunAsync(Plan plan, string folder, CancellationToken cancel)
    {
        var figures = new List<Figure>();
        Report.Head();
        foreach (var (name, run) in Benchmarks)
        {
            if (plan.Has(name))
            {
                var measured = await run(plan, cancel);
                figures.AddRange(measured);
                Report.Print(measured);
            }
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.csv"), Report.Csv(figures), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.svg"), Plot.Draw(figures), cancel);
        Console.WriteLine($"Wrote the CSV and the image to {folder}");
        return 0;
    }
}
