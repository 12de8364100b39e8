using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Protocol.Tests;

/// <summary>How long a line and a file may be, in the whole repository. It is here because this project builds soonest.</summary>
public partial class SourceFilesTests
{
    private const int LongestFile = 200;

    private static readonly string[] Kinds =
        [".cs", ".cshtml", ".css", ".csproj", ".html", ".js", ".md", ".mjs", ".props", ".py", ".sh", ".targets", ".yml"];

    private static readonly string[] Products = ["firmware", "hardware", "pairing-service", "shared"];

    // What nobody wrote by hand.
    private static readonly string[] Others =
        [".git", ".idea", ".vs", "bin", "data", "Migrations", "node_modules", "obj", "TestResults"];

    [Fact]
    public void No_line_is_longer_than_the_editor_is_told()
    {
        int longest = int.Parse(MaxLineLength().Match(Repository.Read(".editorconfig")).Groups[1].Value, null);
        string[] tooLong = [.. Files().SelectMany(path => File.ReadLines(path)
            .Select((line, i) => (line, place: $"{Path.GetRelativePath(Repository.Root, path)}:{i + 1}"))
            .Where(at => at.line.Length > longest && !IsTableRow(path, at.line))
            .Select(at => at.place))];
        Assert.True(tooLong.Length == 0, $"Longer than {longest} characters:\n" + string.Join('\n', tooLong));
    }

    [Fact]
    public void No_product_file_is_too_long()
    {
        string[] tooLong = [.. Files()
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => Path.GetExtension(path) is ".cs" or ".cshtml" or ".css" or ".js")
            .Where(path => Products.Contains(path.Split('/')[0]))
            .Where(path => File.ReadLines(Repository.At(path)).Count() > LongestFile)];
        Assert.Empty(tooLong);
    }

    private static IEnumerable<string> Files() => FilesIn(Repository.Root).Where(path => Kinds.Contains(Path.GetExtension(path)));

    private static IEnumerable<string> FilesIn(string folder) => Directory.GetFiles(folder)
        .Concat(Directory.GetDirectories(folder).Where(inner => !Others.Contains(Path.GetFileName(inner))).SelectMany(FilesIn));

    private static bool IsTableRow(string path, string line) =>
        path.EndsWith(".md", StringComparison.Ordinal) && line.TrimStart().StartsWith('|');

    [GeneratedRegex(@"^max_line_length = (\d+)$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();
}
