using System.Runtime.InteropServices;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Flashing;

/// <summary>PowerShell as a tool of .NET: installed once, beside what the tests are built into.</summary>
internal static class PowerShell
{
    private const string Version = "7.6.9";

    private static readonly Lazy<string[]> Installed = new(Install);

    /// <summary>The machine's own dotnet and its folder, whatever is called so on the PATH.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>What starts it, before its arguments. Its own starter would take the dotnet of the PATH.</summary>
    public static string[] Start => Installed.Value;

    private static string[] Install()
    {
        string folder = Repository.At("tests/boards/obj/pwsh-" + Version);
        if (!File.Exists(Path.Combine(folder, "pwsh")))
        {
            Command.Run("dotnet", [0], "tool", "install", "powershell", "--version", Version, "--tool-path", folder);
        }

        string program = Directory.GetFiles(folder, "pwsh.dll", SearchOption.AllDirectories)
            .Single(path => path.Contains("unix", StringComparison.Ordinal));
        return [Path.Combine(Root, "dotnet"), program, "-NoProfile", "-NonInteractive"];
    }
}
