using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pairing.Firmware.Core;
using Pairing.Tests;

namespace Pairing.Boards.Tests.ProjectFile;

/// <summary>The project that a maker builds, held against what the emulator runs: only there is it tried.</summary>
public class ProjectFileTests
{
    private const string Project = "firmware/Pairing.Firmware.csproj";

    // One evaluation for all that is asked below
    private static readonly Lazy<JsonNode> Properties = new(() => MsBuild.Evaluate(Project,
        "-getProperty:LangVersion,Nullable,TreatWarningsAsErrors,ImplicitUsings,OutputType,Version",
        "-getProperty:TargetFramework,TargetFrameworkIdentifier",
        "-getProperty:RestorePackagesWithLockFile,ManagePackageVersionsCentrally,AnalysisLevel,EnforceCodeStyleInBuild")[
            "Properties"]!);

    [Fact]
    public void The_image_is_made_of_the_sources_that_the_emulator_runs()
    {
        string[] image = Sources(Project);
        Assert.Equal(Sources("hardware/emulator/Pairing.Emulator.csproj"), image);
        Assert.Equal([.. Repository.FirmwareSources().Order(StringComparer.Ordinal)], image);
    }

    [Theory]
    [InlineData("LangVersion", "9.0")]
    [InlineData("Nullable", "enable")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("ImplicitUsings", "disable")]
    [InlineData("TargetFramework", "netnano1.0")]
    [InlineData("TargetFrameworkIdentifier", ".NETnanoFramework")]
    [InlineData("OutputType", "Exe")]
    [InlineData("Version", Release.Version)]
    public void It_is_compiled_as_the_board_needs_it(string property, string value) =>
        Assert.Equal(value, Properties.Value[property]!.GetValue<string>());

    [Theory]
    [InlineData("RestorePackagesWithLockFile", "")]
    [InlineData("ManagePackageVersionsCentrally", "")]
    [InlineData("AnalysisLevel", "")]
    [InlineData("EnforceCodeStyleInBuild", "false")]
    public void Nothing_of_the_settings_for_dotnet_10_reaches_it(string property, string value) =>
        Assert.Equal(value, Properties.Value[property]!.GetValue<string>());

    [Fact]
    public void A_release_build_is_for_the_board_too()
    {
        JsonNode release = MsBuild
            .Evaluate(Project, "-p:Configuration=Release", "-getProperty:DefineConstants,Optimize")["Properties"]!;
        Assert.Contains("NANOFRAMEWORK_1_0", release["DefineConstants"]!.GetValue<string>().Split(';'));
        Assert.Equal("true", release["Optimize"]!.GetValue<string>());
    }

    [Fact]
    public void The_solution_lists_it_and_does_not_build_it()
    {
        string solution = Repository.Read("Pairing.sln");
        Match listed = Regex.Match(solution, """
            "firmware\\Pairing\.Firmware\.csproj", "(?<id>\{[0-9A-F-]+\})"
            """);
        Assert.True(listed.Success);
        Assert.Contains(listed.Groups["id"].Value + ".Release|Any CPU.ActiveCfg", solution, StringComparison.Ordinal);
        Assert.DoesNotMatch(Regex.Escape(listed.Groups["id"].Value) + @"\..*\.Build\.0", solution);
    }

    private static string[] Sources(string project) => [.. MsBuild.Evaluate(project, "-getItem:Compile")
        .Items("Compile", "FullPath")
        .Where(path => Regex.IsMatch(Path.GetRelativePath(Repository.Root, path), @"^(firmware|shared)[/\\]"))
        .Order(StringComparer.Ordinal)];
}
