using System.ComponentModel;
using System.Diagnostics;

namespace Pairing.Tests;

/// <summary>A program of the machine's that a test reads the output of.</summary>
internal static class Command
{
    /// <param name="good">The exit codes that mean success.</param>
    /// <exception cref="InvalidOperationException">It is missing, or ended otherwise.</exception>
    public static string Run(string program, int[] good, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return good.Contains(process.ExitCode)
                ? output
                : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"{program} is missing: run ./test.sh, which brings what the tests need.", missing);
        }
    }
}
