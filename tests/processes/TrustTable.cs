using System.Globalization;

namespace Pairing.Tests;

/// <summary>
/// The rows of docs/trust.md. A campaign adds its row when it ends; tests/soak.sh names the file in PAIRING_TRUST and prints it.
/// </summary>
internal static class TrustTable
{
    private static readonly Lock Gate = new();

    /// <param name="what">What was tried, in one sentence.</param>
    /// <param name="times">How often.</param>
    /// <param name="lost">Pairings, responses or data that were lost.</param>
    /// <param name="wrong">Responses or states that were wrong.</param>
    /// <param name="test">The class of the test.</param>
    /// <param name="with">What the campaign needs to be repeated, such as its seed, with a space at its end.</param>
    public static void Add(string what, long times, long lost, long wrong, string test, string with = "")
    {
        if (Environment.GetEnvironmentVariable("PAIRING_TRUST") is not { Length: > 0 } file)
        {
            return;
        }

        string row = string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {times:N0} | {lost} | {wrong} | `{with}tests/soak.sh {test}` |\n");
        lock (Gate)
        {
            File.AppendAllText(file, row);
        }
    }
}
