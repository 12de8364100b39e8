using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Pairing.Service.Tests.Benchmarks;

/// <summary>The benchmarks run and print plausible results. Only a dedicated machine can tell how good these are.</summary>
public sealed class BenchmarkCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_short_run_writes_each_result_next_to_the_floors()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-benchmarks-{Guid.NewGuid():N}");
        await RunAsync(
            "--rounds", "1", "--seconds", "0.2", "--held", "50", "--only", "polls", "authorizations", "memory", "--out", folder);
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(folder, "benchmarks.csv"));
        Assert.Equal("figure,unit,service,floor,ratio,goal", lines[0]);
        Assert.Equal(5, lines.Length - 1);
        Assert.All(lines.Skip(1), line => Assert.True(double.Parse(line.Split(',')[^4], CultureInfo.InvariantCulture) > 0, line));
        Assert.Contains(
            "bare Kestrel endpoint", await File.ReadAllTextAsync(Path.Combine(folder, "benchmarks.svg")),
            StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task After_two_hours_of_waiting_devices_only_their_grants_are_in_memory()
    {
        string[] hours =
            [.. (await RunAsync("day", "--devices", "20", "--hours", "2")).Split('\n').SkipWhile(
                line => !line.StartsWith("hour", StringComparison.Ordinal)).Skip(1).Take(3)];
        Assert.All(hours, hour =>
        {
            string[] columns = hour.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("20", columns[1]); // held
            // rows that have just expired are deleted within a minute
            Assert.InRange(int.Parse(columns[2], CultureInfo.InvariantCulture), 20, 40);
        });
    }

    private static async Task<string> RunAsync(params string[] args)
    {
        string path = typeof(BenchmarkCommandTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            a => a.Key == "BenchmarksPath").Value!;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [path, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
