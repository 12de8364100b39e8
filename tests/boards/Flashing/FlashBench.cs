using System.Diagnostics;
using System.Text.Json.Nodes;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Flashing;

/// <summary>
/// A repository with the flash scripts and nothing else, and a machine whose nanoff and dotnet are stand-ins that note what they
/// are asked. Its folder has a space and an umlaut in its name.
/// </summary>
internal sealed class FlashBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _list;

    /// <param name="release">Of nanoff: 2.5 or 3.</param>
    public FlashBench(string release = "2.5", bool hasNanoff = true)
    {
        _list = Here($"nanoff-{release}.txt");
        foreach (string folder in (string[])["my répo/firmware", "bin", "notes", "tmp"])
        {
            Directory.CreateDirectory(At(folder));
        }

        File.Copy(Repository.At("flash.sh"), At("my répo/flash.sh"));
        File.Copy(Repository.At("flash.ps1"), At("my répo/flash.ps1"));
        File.Copy(Here("dotnet.sh"), At("bin/dotnet"));
        File.Copy(Here("nanoff.sh"), At("notes/nanoff.sh"));
        if (hasNanoff)
        {
            File.Copy(Here("nanoff.sh"), At("bin/nanoff"));
        }

        File.WriteAllText(Port, "");
        Runtime(("mscorlib", "100.5.0.24", "0x1549C856"), ("System.Net", "100.2.0.14", "0x8EFB9944"));
    }

    /// <summary>A file that can be opened, as a port can.</summary>
    public string Port => At("tty USB0");

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The arguments of each start of nanoff, but for the question for its version.</summary>
    public string[][] Calls => [.. Noted("calls").Split("---\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(call => call.TrimEnd('\n').Split('\n'))];

    public string[] DotnetCalls => Noted("dotnet").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string Work => At("tmp");

    public string At(string path) => Path.Combine(_folder.Path, path);

    /// <summary>What nanoff was given; null: nothing.</summary>
    public JsonNode? Deployed(string file) =>
        File.Exists(At("notes/" + file)) ? JsonNode.Parse(File.ReadAllText(At("notes/" + file))) : null;

    public string Noted(string file) => File.Exists(At("notes/" + file)) ? File.ReadAllText(At("notes/" + file)) : "";

    /// <summary>What the board's runtime says of its libraries, as nanoff prints it.</summary>
    public void Runtime(params (string Name, string Version, string Checksum)[] libraries) => File.WriteAllLines(
        At("notes/details"),
        ["Native Assemblies:", .. libraries.Select(one => $"  {one.Name} v{one.Version}, checksum {one.Checksum}")]);

    /// <summary>Runs flash.sh or flash.ps1.</summary>
    /// <param name="input">The password, where the script reads it.</param>
    /// <param name="isAlone">In a PowerShell of its own.</param>
    public Flashed Run(string script, string[] arguments, string input = "", bool isAlone = false) =>
        !IsPowerShell(script) ? Start(["bash", At("my répo/" + script), .. arguments], input)
        : isAlone ? Start([.. PowerShell.Start, "-File", At("my répo/" + script), .. arguments], input)
        : PowerShellHost.Run(At("my répo"), Variables(), At("my répo/" + script), null, arguments, input);

    /// <summary>Runs a line that a script has printed, by the shell that it is for.</summary>
    public Flashed RunLine(string script, string line, string input) => IsPowerShell(script)
        ? PowerShellHost.Run(At("my répo"), Variables(), null, line, [], input)
        : Start(["bash", "-c", line], input);

    public void Dispose() => _folder.Dispose();

    private static bool IsPowerShell(string script) => script.EndsWith(".ps1", StringComparison.Ordinal);

    private Dictionary<string, string> Variables() => new(Environment)
    {
        ["PATH"] = At("bin") + ":/usr/bin:/bin",
        ["TMPDIR"] = Work,
        ["LANG"] = "C.UTF-8",
        ["FLASH_PAUSE"] = "0",
        ["NANOFF_LIST"] = _list,
        ["NANOFF_NOTES"] = At("notes"),
        ["DOTNET_ROOT"] = PowerShell.Root,
        ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
    };

    private static string Here(string file) => Repository.At("tests/boards/Flashing/" + file);

    private Flashed Start(string[] command, string input)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = At("my répo"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Variables())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Flashed(process.ExitCode, output, errors.Result);
    }
}
