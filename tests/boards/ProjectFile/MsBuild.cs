using System.Diagnostics;
using System.Text.Json.Nodes;
using Pairing.Tests;

namespace Pairing.Boards.Tests.ProjectFile;

/// <summary>dotnet msbuild as a process of its own.</summary>
internal static class MsBuild
{
    /// <summary>What a project says of itself, without a restore or a build.</summary>
    public static JsonObject Evaluate(string project, params string[] questions)
    {
        (int exitCode, string output) = Run([Repository.At(project), .. questions]);
        Assert.True(exitCode == 0, output);
        return JsonNode.Parse(output)!.AsObject();
    }

    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        // No node may stay behind, and nothing of the build that runs this test may leak into the one that it starts.
        var start = new ProcessStartInfo("dotnet", ["msbuild", "-nologo", "-nodeReuse:false", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] inherited =
            [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited)
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>One column of the items of a kind.</summary>
    public static string[] Items(this JsonObject evaluated, string kind, string metadata) =>
        [.. evaluated["Items"]![kind]!.AsArray().Select(item => item![metadata]!.GetValue<string>())];
}
