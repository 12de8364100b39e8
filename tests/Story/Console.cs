using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pairing.Story;

/// <summary>"dotnet run --project hardware/emulator -- --headless": a board that prints its screens on the console.</summary>
public sealed partial class Console : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly Process _process;

    public Console(params string[] options)
    {
        _process = Process.Start(
            new ProcessStartInfo("dotnet", [Product.EmulatorPath, "--headless", .. options]) { RedirectStandardOutput = true })!;
    }

    public Task<string> FirstAccountLinkAsync() => ReadAsync(FirstAccount());

    public Task<string> CodeAsync() => ReadAsync(Code());

    /// <summary>Reads to the end.</summary>
    /// <returns>The last line, and the exit code.</returns>
    public async Task<(string LastLine, int ExitCode)> EndAsync()
    {
        string rest = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (
            rest.TrimEnd().Split('\n').Last(line => !line.StartsWith("service |", StringComparison.Ordinal)), _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> ReadAsync(Regex wanted)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (wanted.Match(line) is { Success: true } found)
            {
                return found.Value;
            }
        }

        throw new EndOfStreamException($"The emulator ended before it wrote {wanted}.");
    }

    [GeneratedRegex(@"https?://\S+/account/first/\S+")]
    private static partial Regex FirstAccount();

    [GeneratedRegex(@"^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$")]
    private static partial Regex Code();
}
