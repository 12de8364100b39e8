using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pairing.Service.Tests.Examples;

/// <summary>A program in examples/, run as the first line of its file says.</summary>
public sealed partial class Example : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Example(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static string Folder { get; } = Find();

    public static Example Start(string name, params string[] arguments) => Start(Command(name), arguments);

    public static Example Start(string[] command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] inherited = [.. start.Environment.Keys.Where(
            name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited)
        {
            start.Environment.Remove(name); // variables of the build that runs this test must not affect the example's build
        }

        return new Example(Process.Start(start)!);
    }

    /// <summary>The next user code that it prints. Null: it ends without one.</summary>
    public async Task<string?> CodeAsync() => (await NextAsync(UserCode()))?.Value;

    /// <summary>The address that it prints.</summary>
    public async Task<Uri> AddressAsync() =>
        await NextAsync(Address()) is { } found ? new Uri(found.Value) : throw new InvalidOperationException(await _errors);

    /// <summary>Its exit code and its remaining output.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync() + await _errors;
        await _process.WaitForExitAsync();
        return (_process.ExitCode, output);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<Match?> NextAsync(Regex what)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (what.Match(line) is { Success: true } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string[] Command(string name) => Path.GetExtension(name) switch
    {
        ".py" => ["python3", name],
        ".mjs" => ["node", name],
        _ => ["dotnet", "run", name, "--"],
    };

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples"));

    [GeneratedRegex("[B-Z]{4}-[B-Z]{4}")]
    private static partial Regex UserCode();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
