using Pairing.Service.Foundation;

namespace Pairing.Service.Tests.Pages;

/// <summary>Codes that no device shows.</summary>
internal static class Wrong
{
    /// <summary>A code of its own for each number, because the same code counts only once for a while.</summary>
    public static string Code(int number)
    {
        char[] letters = new char[UserCode.Length];
        for (int i = letters.Length - 1; i >= 0; i--)
        {
            letters[i] = UserCode.Alphabet[number % UserCode.Alphabet.Length];
            number /= UserCode.Alphabet.Length;
        }

        return UserCode.Group(new string(letters));
    }
}
