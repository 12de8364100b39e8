using Pairing.Service.Foundation;

namespace Pairing.Service.SecondFactor;

/// <summary>Reads a typed code with spaces, dashes, small or full-width letters, or digits of another script.</summary>
public static class TypedCode
{
    /// <summary>Of the field: with what people add.</summary>
    public const int MaximumLength = 60;

    /// <summary>Characters of Identity's recovery codes, without the dash in the middle.</summary>
    private const int RecoveryCodeLength = 10;

    /// <summary>Six digits, or a recovery code as Identity writes it: "ABCDE-12345".</summary>
    public static string Normalize(string? typed)
    {
        string bare = new([.. (typed ?? "").Select(Fold).Where(char.IsAsciiLetterOrDigit)]);
        return bare.Length == RecoveryCodeLength ? $"{bare[..(bare.Length / 2)]}-{bare[(bare.Length / 2)..]}" : bare;
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF21' and <= '\uFF5A' => char.ToUpperInvariant((char)(c - 0xFEE0)), // full-width forms are 0xFEE0 above ASCII
        _ => char.ToUpperInvariant(Digit.Fold(c)),
    };
}
