namespace Pairing.Tests;

/// <summary>How long a campaign is: short in ./test.sh, long in tests/soak.sh.</summary>
internal static class Soak
{
    private static readonly bool IsOn = Environment.GetEnvironmentVariable("PAIRING_SOAK") == "1";

    public static int Rounds(int inSuite, int inSoak) => IsOn ? inSoak : inSuite;
}
