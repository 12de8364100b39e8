extern alias board;
using System.Reflection;
using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Architecture;

/// <summary>
/// The table of docs/emulator.md on how true the stand-ins are: each member of a package that the firmware calls has a row, and
/// each row has a test, or says that the real rule is unknown.
/// </summary>
public partial class FidelityTests
{
    private static readonly Assembly Emulator = typeof(board::Pairing.Emulator.Board.VirtualBoard).Assembly;

    private static readonly (string[] Members, string Section, string Test)[] Rows =
        [.. Row().Matches(Repository.Read("docs/emulator.md")).Select(row => (
            Code().Matches(row.Groups["members"].Value).Select(member => member.Groups[1].Value).ToArray(),
            row.Groups["section"].Value,
            row.Groups["test"].Value))];

    [Fact]
    public void Each_member_that_the_firmware_calls_has_one_row_and_each_row_a_member_that_it_calls()
    {
        string[] called = [.. MemberUses.Of(Emulator, IsFirmware)
            .Select(use => use.To)
            .Where(member => member.Type.Assembly == null && FolderTests.Folder(member.Type.Namespace) == "StandIns")
            .Select(Name).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(called.Length > 60, string.Join(' ', called));
        string[] listed = [.. Rows.SelectMany(row => row.Members)];
        Assert.True(!called.Except(listed).Any(), string.Join("\n", called.Except(listed)));
        Assert.True(!listed.Except(called).Any(), string.Join("\n", listed.Except(called)));
        Assert.Equal(listed.Length, listed.Distinct().Count());
    }

    [Fact]
    public void Each_row_names_a_test_or_is_marked_unknown()
    {
        string tests = string.Join('\n', Directory
            .GetFiles(Repository.At("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(Rows, row => Assert.True(
            row.Test == "unknown" || Regex.IsMatch(tests, $@"\b{row.Test.Trim('`')}\("), $"{row.Members[0]}: {row.Test}"));
    }

    [Fact]
    public void Each_row_names_a_section_of_the_facts()
    {
        if (Repository.DeviceApi != null)
        {
            string facts = File.ReadAllText(Path.Combine(Repository.DeviceApi, "FACTS.md"));
            Assert.All(Rows, row => Assert.Contains($"\n## {row.Section}. ", facts.Replace(
                "## 13 ", "## 13. ", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    private static bool IsFirmware(TypeName type) => type.Namespace.StartsWith("Pairing.Firmware", StringComparison.Ordinal);

    private static string Name(Member member)
    {
        string name = Regex.Replace(member.Name, "^(get_|set_|add_|remove_)", "");
        string type = member.Type.Name.Split('+', '/', '.')[^1];
        return name == ".ctor" ? "new " + type : name.StartsWith("op_", StringComparison.Ordinal) ? type + " " + name[3..]
            : type + "." + (name == "Item" ? "[]" : name);
    }

    [GeneratedRegex(@"(?m)^\| (?<members>`[^|]+`) \| [^|]{10,} \| (?<section>\d+) \| (?<test>unknown|`\w+`) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
