namespace Pairing.Boards.Tests.Flashing;

/// <summary>How a script has ended.</summary>
internal sealed record Flashed(int ExitCode, string Output, string Errors)
{
    /// <summary>The line that goes on where it has failed.</summary>
    public string Again => Errors.Split('\n').Single(line => line.StartsWith("  ./flash.", StringComparison.Ordinal)).Trim();

    public override string ToString() => $"{ExitCode}\n{Output}\n{Errors}";
}
