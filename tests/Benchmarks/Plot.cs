using System.Globalization;
using System.Text;

namespace Pairing.Benchmarks;

/// <summary>
/// The results as an image: for each, a bar for the service and below it one for the floor, on the same scale. Results
/// without a floor share the scale of their unit.
/// </summary>
public static class Plot
{
    private const int Width = 940;
    private const int Left = 370;
    private const int Longest = 430;
    private const int Row = 46;
    private const int Bar = 14;

    public static string Draw(IReadOnlyList<Figure> figures)
    {
        var svg = new StringBuilder();
        int height = 50 + (figures.Count * Row);
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}"
              font-family="sans-serif" font-size="13">
            <rect width="100%" height="100%" fill="#fff"/>
            <rect x="{Left}" y="14" width="12" height="12" fill="#1f6f5c"/><text x="{Left + 18}" y="25" fill="#222">service</text>
            <rect x="{Left + 90}" y="14" width="12" height="12" fill="#b9c4c1"/>
            <text x="{Left + 108}" y="25" fill="#222">bare Kestrel endpoint</text>

            """);
        for (int i = 0; i < figures.Count; i++)
        {
            Draw(svg, figures[i], Longest / Most(figures, figures[i]), 44 + (i * Row));
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The value of the longest bar on this scale.</summary>
    private static double Most(IReadOnlyList<Figure> figures, Figure figure) => Math.Max(double.Epsilon, figure.Floor is { } floor
        ? Math.Max(figure.Service, floor)
        : figures.Where(other => other.Floor is null && other.Unit == figure.Unit).Max(other => other.Service));

    private static void Draw(StringBuilder svg, Figure figure, double scale, int y)
    {
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Left - 10}\" y=\"{y + 12}\" text-anchor=\"end\" fill=\"#222\">{figure.Name}</text>\n");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Left - 10}\" y=\"{y + 28}\" text-anchor=\"end\" fill=\"#666\" font-size=\"11\">{Note(figure)}</text>\n");
        DrawBar(svg, figure.Service, scale, y, "#1f6f5c");
        if (figure.Floor is { } floor)
        {
            DrawBar(svg, floor, scale, y + Bar + 2, "#b9c4c1");
        }
    }

    private static void DrawBar(StringBuilder svg, double value, double scale, int y, string colour)
    {
        double length = Math.Max(1, value * scale);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{Left}\" y=\"{y}\" width=\"{length:0.#}\" height=\"{Bar}\" fill=\"{colour}\"/>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Left + length + 6:0.#}\" y=\"{y + 12}\" fill=\"#222\">{Report.Number(value)}</text>\n");
    }

    private static string Note(Figure figure)
    {
        string ratio = figure.Ratio is { } r ? $", {Report.Number(r)} of the floor" : "";
        string goal = figure.Goal.Length > 0 ? $", goal {figure.Goal}" : "";
        return (figure.Unit + ratio + goal).Replace("<", "&lt;", StringComparison.Ordinal);
    }
}
