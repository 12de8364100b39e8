using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Boards.Tests.ProjectFile;

/// <summary>The board's packages: each is used, and their versions go together.</summary>
public class PackageTests
{
    private const string Prefix = "nanoFramework.";
    private const string ImageTool = "Tools.MetadataProcessor.MsBuildTask";

    // What in our source uses the package, or which package needs it
    private static readonly Dictionary<string, (string Source, string NeededBy)> Reasons = new()
    {
        ["CoreLibrary"] = (@"using System;", ""),
        ["Hardware.Esp32"] = (@"using nanoFramework\.Hardware\.Esp32;", ""),
        ["Iot.Device.Ssd13xx"] = (@"using Iot\.Device\.Ssd13xx;", ""),
        ["Networking.Sntp"] = (@"\bSntp\.Start\(", ""),
        ["Runtime.Events"] = ("", "System.Device.Gpio"),
        ["Runtime.Native"] = (@"using nanoFramework\.Runtime\.Native;", ""),
        ["System.Device.Gpio"] = (@"using System\.Device\.Gpio;", ""),
        ["System.Device.I2c"] = (@"using System\.Device\.I2c;", ""),
        ["System.Device.Wifi"] = (@"using System\.Device\.Wifi;", ""),
        ["System.IO.FileSystem"] = (@"\bnew FileStream\(", ""),
        ["System.IO.Streams"] = (@"\bStream stream\b", ""),
        ["System.Math"] = ("", "Iot.Device.Ssd13xx"),
        ["System.Net"] = (@"using System\.Net\.NetworkInformation;", ""),
        ["System.Net.Http"] = (@"\bHttpWebRequest\b", ""),
        ["System.Text"] = (@"using System\.Text;", ""),
        ["System.Threading"] = ("", "System.Device.Wifi"),
    };

    [Fact]
    public void Each_package_has_a_reason_and_each_reason_holds()
    {
        Dictionary<string, string> packages = Packages();
        Assert.Equal("3.0.100", packages[ImageTool]); // 4.x makes images that a board of the 1.x line rejects
        packages.Remove(ImageTool);
        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), packages.Keys.Order(StringComparer.Ordinal));

        string source = string.Join('\n', Repository.FirmwareSources().Select(File.ReadAllText));
        foreach ((string package, (string use, string neededBy)) in Reasons)
        {
            bool isUsed = neededBy.Length > 0 ? packages.ContainsKey(neededBy) : Regex.IsMatch(source, use);
            Assert.True(isUsed, package + " is not used");
        }
    }

    [Fact]
    public void Each_namespace_that_is_used_comes_with_a_package()
    {
        if (Repository.DeviceApi == null)
        {
            return; // a maker's copy: the packages themselves tell, when they are compiled against
        }

        HashSet<string> offered = [.. Assemblies().SelectMany(assembly => assembly.Namespaces)];
        string[] used = [.. Repository.FirmwareSources()
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"^\s*using (?<name>[\w.]+);", RegexOptions.Multiline))
            .Select(match => match.Groups["name"].Value)
            .Where(name => !name.StartsWith("Pairing.", StringComparison.Ordinal))
            .Distinct()];
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Contains(name, offered));
    }

    [Fact]
    public void The_versions_are_those_that_were_released_together()
    {
        if (Repository.DeviceApi == null)
        {
            return;
        }

        string facts = File.ReadAllText(Path.Combine(Repository.DeviceApi, "BUILD.md"));
        Dictionary<string, string> together = Regex.Matches(facts, @"(?<name>[A-Z][\w.]+) (?<version>\d+\.\d+\.\d+)[,.]")
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["version"].Value);
        Assert.All(Packages().Where(p => p.Key != ImageTool), package => Assert.Equal(together[package.Key], package.Value));
    }

    [Fact]
    public void The_versions_are_of_the_line_that_the_firmware_is_checked_against()
    {
        Dictionary<string, string> packages = Packages();
        foreach (var assembly in Repository.DeviceApi == null ? [] : Assemblies())
        {
            Assert.Equal(Line(assembly.Version), Line(packages[assembly.Package]));
            Assert.All(assembly.References, reference => Assert.Contains(reference, packages)); // else NuGet takes the lowest
            Assert.True(Reasons[assembly.Package].NeededBy is not { Length: > 0 } by
                || Assemblies().Single(a => a.Package == by).References.Contains(assembly.Package), assembly.Package);
        }
    }

    private static Dictionary<string, string> Packages()
    {
        var evaluated = MsBuild.Evaluate("firmware/Pairing.Firmware.csproj", "-getItem:PackageReference");
        return evaluated.Items("PackageReference", "Identity")
            .Zip(evaluated.Items("PackageReference", "Version"))
            .ToDictionary(package => package.First[Prefix.Length..], package => package.Second);
    }

    /// <summary>The lists of those assemblies that our packages bring.</summary>
    private static (string Package, string Version, string[] References, string[] Namespaces)[] Assemblies() =>
        [.. Directory.GetFiles(Repository.DeviceApi!, "*.api.txt")
            .Select(ReadList)
            .Where(list => Reasons.ContainsKey(list.Package))];

    private static (string Package, string Version, string[] References, string[] Namespaces) ReadList(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] head = lines[0].Split(' ');
        return (PackageOf(head[1]), head[2],
            [.. lines.Where(line => line.StartsWith("ref ", StringComparison.Ordinal)).Select(line => PackageOf(line[4..]))],
            [.. lines.Select(line => line.Split("  ns=")).Where(parts => parts.Length == 2).Select(parts => parts[1])]);
    }

    private static string PackageOf(string assembly) =>
        assembly == "mscorlib" ? "CoreLibrary"
        : assembly.StartsWith(Prefix, StringComparison.Ordinal) ? assembly[Prefix.Length..]
        : assembly;

    private static string Line(string version) => string.Join('.', version.Split('.')[..2]);
}
