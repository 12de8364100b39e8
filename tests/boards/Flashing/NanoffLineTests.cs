using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Flashing;

/// <summary>Lines for a person's keyboard, and the scripts, held against what both versions of nanoff can be asked.</summary>
public class NanoffLineTests
{
    [Theory]
    [InlineData("docs/flashing.md", true)]
    [InlineData("docs/boards.md", false)]
    [InlineData("docs/providers.md", false)]
    [InlineData("docs/emulator.md", false)]
    [InlineData("hardware/README.md", false)]
    [InlineData("README.md", false)]
    public void Each_line_is_one_that_its_version_takes(string page, bool hasBoth)
    {
        string[] lines = [.. Regex.Matches(Repository.Read(page), @"(?m)(?:^    |`)(?<line>nanoff -?-?[a-z]+( [^`\n]+|$|(?=`)))")
            .Select(match => match.Groups["line"].Value.TrimEnd())];
        Assert.All(lines, line => Assert.True(NanoffList.Fault(line) == null, line + ": " + NanoffList.Fault(line)));
        Assert.True(!hasBoth || lines.Any(line => line.StartsWith("nanoff --", StringComparison.Ordinal)));
        Assert.True(!hasBoth || lines.Any(line => Regex.IsMatch(line, "^nanoff [a-z]")));
    }

    [Theory]
    [InlineData("nanoff --update --target ESP32_C3 --serialport COM5", null)]
    [InlineData("nanoff --update --target", "--target has no value")]
    [InlineData("nanoff --update --port COM5", "--port is not there")]
    [InlineData("nanoff flash target ESP32_C3 serialport COM5 masserase", null)]
    [InlineData("nanoff flash update", "flash update is not there")]
    [InlineData("nanoff erase serialport COM5", "erase is no verb")]
    [InlineData("nanoff deploy image \"my app.bin\" serialport COM5", null)]
    public void A_wrong_line_is_noticed(string line, string? fault) => Assert.Equal(fault, NanoffList.Fault(line));

    [Fact]
    public void The_guide_names_each_code_that_nanoff_can_end_with_on_an_ESP32()
    {
        string guide = Repository.Read("docs/flashing.md");
        Assert.All(
            File.ReadLines(Repository.At("tests/boards/Flashing/nanoff-codes.txt")).Where(line => line[0] != '#'),
            line => Assert.Matches($@"(?m)^\| .*`{line.Split(' ')[0]}`.* \| .+ \| .+ \|$", guide));
    }

    [Fact]
    public void The_scripts_have_the_same_options_and_the_guide_names_each()
    {
        string[] Options(string file) => [.. Regex.Matches(Repository.Read(file), "(?m)^  (?<option>--[a-z-]+ .+)$")
            .Select(match => match.Groups["option"].Value)];
        Assert.Equal(Options("flash.sh"), Options("flash.ps1"));
        Assert.Equal(14, Options("flash.sh").Length);
        string guide = Repository.Read("docs/flashing.md");
        Assert.All(Options("flash.sh"), option => Assert.Contains("`" + option.Split(' ')[0], guide, StringComparison.Ordinal));
    }

    [Fact]
    public void The_lines_of_the_scripts_in_the_guide_have_options_that_they_have()
    {
        string[] used = [.. Regex.Matches(Repository.Read("docs/flashing.md"), @"(?m)\./flash\.(?:sh|ps1)(?<rest>[^`\n]*)")
            .SelectMany(match => Regex.Matches(match.Groups["rest"].Value, "--[a-z-]+")).Select(match => match.Value).Distinct()];
        Assert.Contains("--erase", used);
        Assert.All(used, option => Assert.Contains("\n  " + option + " ", Repository.Read("flash.sh"), StringComparison.Ordinal));
    }

    [Fact]
    public void The_scripts_in_bash_are_clean_by_shellcheck()
    {
        Command.Run("shellcheck", [0], [.. ((string[])["flash.sh", "tests/boards/Flashing/nanoff.sh",
            "tests/boards/Flashing/dotnet.sh"]).Select(Repository.At)]);
        Command.Run("shellcheck", [0], ["--severity=warning",
            .. ((string[])["test.sh", ".ci/run", "tests/soak.sh"]).Select(Repository.At)]);
    }
}
