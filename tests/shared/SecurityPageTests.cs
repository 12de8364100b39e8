using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Protocol.Tests;

/// <summary>SECURITY.md names a test for each threat. A test that is renamed or removed must not stay there.</summary>
public partial class SecurityPageTests
{
    private static readonly string Page = Repository.Read("SECURITY.md");

    private static readonly HashSet<string> Tests =
    [
        .. Directory.EnumerateFiles(Repository.At("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Repository.IsBuildOutput(path))
            .SelectMany(path => TestMethod().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value),
    ];

    [Fact]
    public void Each_test_that_it_names_exists()
    {
        string[] named = [.. NamedTest().Matches(Page).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(named);
        Assert.Equal([], named.Where(name => !Tests.Contains(name)));
    }

    [Fact]
    public void Each_threat_has_an_answer_and_a_test()
    {
        string[] rows = [.. Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| threat |", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| mitigation |", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            string[] cells = row.Trim('|').Split(" | ");
            Assert.Equal(3, cells.Length);
            Assert.True(cells[1].Trim().EndsWith('.'), row);
            Assert.Matches(NamedTest(), cells[2]);
        });
    }

    [Fact]
    public void It_answers_each_threat_of_RFC_8628()
    {
        for (int section = 1; section <= 7; section++)
        {
            Assert.Contains($"\n| 5.{section} ", Page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*_\w+)`")]
    private static partial Regex NamedTest();
}
