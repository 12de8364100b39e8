using System.Globalization;
using System.Text;

namespace Pairing.Benchmarks;

/// <summary>Writes the results as a table and as CSV.</summary>
public static class Report
{
    public static void Head() =>
        Console.WriteLine($"{"",-44}{"service",12}{"floor",12}{"ratio",8}  {"unit",-16}goal");

    public static void Print(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine(
                $"{figure.Name,-44}{Number(figure.Service),12}{Number(figure.Floor),12}{Number(figure.Ratio),8}  " +
                $"{figure.Unit,-16}{figure.Goal}");
        }
    }

    public static string Csv(IEnumerable<Figure> figures)
    {
        var csv = new StringBuilder("figure,unit,service,floor,ratio,goal\n");
        foreach (var figure in figures)
        {
            csv.Append(CultureInfo.InvariantCulture,
                $"{Quote(figure.Name)},{figure.Unit},{figure.Service:0.###},{figure.Floor:0.###}," +
                $"{figure.Ratio:0.###},{figure.Goal}\n");
        }

        return csv.ToString();
    }

    // RFC 4180 2: a name can contain commas and quotes
    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Number(double? value) => value switch
    {
        null => "",
        >= 1000 => value.Value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.0#", CultureInfo.InvariantCulture),
    };
}
