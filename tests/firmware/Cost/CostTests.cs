using System.Globalization;
using System.Text.RegularExpressions;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Firmware.Tests.Cost;

/// <summary>
/// The board interprets the firmware, so what an operation costs is how many instructions it takes. Counts, not times: they are
/// the same on each machine.
/// </summary>
public class CostTests(ITestOutputHelper output)
{
    private const string Page = "docs/cost.md";
    private const string Accept = "ACCEPT_COSTS";
    private const long MostOfATurn = 100_000; // a tenth of a second

    [Fact]
    public void No_operation_takes_a_tenth_more_instructions_than_the_page_on_cost_tells()
    {
        Dictionary<string, long> counted = Count();
        foreach ((string operation, long count) in counted)
        {
            output.WriteLine($"{operation}: {count}");
        }

        Assert.All(
            counted.Where(cost => cost.Key.Contains("turn", StringComparison.Ordinal)),
            cost => Assert.True(cost.Value <= MostOfATurn, $"{cost.Key}: {cost.Value} instructions"));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(Repository.At(Page), Row.Replace(Repository.Read(Page), row => Updated(row, counted)));
        }

        Dictionary<string, long> told = Row.Matches(Repository.Read(Page))
            .ToDictionary(row => row.Groups["operation"].Value, row => Number(row.Groups["count"].Value));
        Assert.Equal(counted.Keys.Order(), told.Keys.Order());
        string[] grown = [.. counted.Where(cost => cost.Value * 10 > told[cost.Key] * 11)
            .Select(cost => $"{cost.Key}: {cost.Value} instructions, {Page} tells {told[cost.Key]}")];
        Assert.True(grown.Length == 0, $"{string.Join('\n', grown)}\nIf it has to be: {Accept}=1 dotnet test tests/firmware");
    }

    private static Dictionary<string, long> Count() => (Dictionary<string, long>)MeteredCopy.Load()
        .GetType(typeof(Operations).FullName!, throwOnError: true)!
        .GetMethod(nameof(Operations.Count))!
        .Invoke(null, null)!;

    private static string Updated(Match row, Dictionary<string, long> counted) =>
        counted.TryGetValue(row.Groups["operation"].Value, out long count)
            ? $"| {row.Groups["operation"].Value} | {count.ToString("N0", CultureInfo.InvariantCulture)} |"
            : row.Value;

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static readonly Regex Row = new(@"^\| (?<operation>[^|]+) \| (?<count>[\d,]+) \|", RegexOptions.Multiline);
}
