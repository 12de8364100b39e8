using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Flashing;

/// <summary>
/// One PowerShell for many scripts, one after the other. A start of its own takes two seconds of processor time;
/// <see cref="FlashScriptTests.A_new_board_gets_runtime_image_settings_and_network"/> has one nevertheless.
/// </summary>
internal sealed class PowerShellHost
{
    private static readonly Lazy<PowerShellHost> Shared = new(() => new PowerShellHost());

    private readonly Process _process;

    private PowerShellHost()
    {
        string[] command = [.. PowerShell.Start, "-File", Repository.At("tests/boards/Flashing/powershell-host.ps1")];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _process.Kill();
    }

    /// <param name="script">A file; null for a line.</param>
    /// <param name="line">What a person types; used without a script.</param>
    public static Flashed Run(
        string folder, Dictionary<string, string> environment, string? script, string? line, string[] arguments, string input)
    {
        PowerShellHost host = Shared.Value;
        lock (host)
        {
            return host.RunNext(folder, environment, script, line, arguments, input);
        }
    }

    private Flashed RunNext(
        string folder, Dictionary<string, string> environment, string? script, string? line, string[] arguments, string input)
    {
        string end = "end-" + Guid.NewGuid();
        string asked = JsonSerializer.Serialize(new
        {
            Folder = folder,
            Environment = environment,
            Script = script,
            Line = line,
            Arguments = arguments,
            End = end,
        });
        _process.StandardInput.WriteLine("case " + Convert.ToBase64String(Encoding.UTF8.GetBytes(asked)));
        _process.StandardInput.WriteLine(input); // at least one line: a script that reads does not wait for ever
        _process.StandardInput.Flush();
        Task<(string Text, string End)> errors = Task.Run(() => ReadTo(_process.StandardError, end));
        (string output, string code) = ReadTo(_process.StandardOutput, end);
        return new Flashed(int.Parse(code, CultureInfo.InvariantCulture), output, errors.Result.Text);
    }

    /// <returns>What stands before the line that ends it, and the rest of that line.</returns>
    private static (string Text, string End) ReadTo(StreamReader reader, string end)
    {
        StringBuilder text = new();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(end, StringComparison.Ordinal))
            {
                text.Length = Math.Max(text.Length - 1, 0); // the line break before it
                return (text.ToString(), line[end.Length..]);
            }

            text.Append(line).Append('\n');
        }

        throw new InvalidOperationException("PowerShell has ended: " + text);
    }
}
