using Zxcvbn.Matcher;

namespace Pairing.Service.Accounts;

/// <summary>
/// Finds passwords that are easy to guess, by the word lists and patterns of zxcvbn. It tells the person what to change.
/// </summary>
public static class PasswordStrength
{
    /// <summary>zxcvbn takes up to 40 ms for so many characters, and minutes for thousands (dropbox/zxcvbn#326).</summary>
    public const int MostCharacters = 72;

    /// <summary>Of 0 to 4. 3: a guesser who has the hashes needs days, and one at the sign-in page never gets there.</summary>
    private const int LowestScore = 3;

    private const int MostCommon = 10_000;

    /// <summary>The lists are loaded at the first use, and the library does not say whether threads can share it.</summary>
    private static readonly Lock Gate = new();
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimate = new(() => new Zxcvbn.Zxcvbn());
    private static readonly Lazy<DictionaryMatcher> Common = new(() => new DictionaryMatcher("passwords", "passwords.lst"));

    /// <summary>A sentence for the person. Null: the password is strong enough.</summary>
    /// <param name="knownWords">In lowercase: what a guesser tries first, such as the name of the account.</param>
    public static string? WeaknessOf(string password, IReadOnlyCollection<string> knownWords)
    {
        string start = password.Length > MostCharacters ? password[..MostCharacters] : password;
        string unit = UnitOf(start);
        lock (Gate)
        {
            if (IsCommon(start) || IsCommon(unit))
            {
                return "This is one of the 10,000 most common passwords, so it is easy to guess. Choose several unrelated words.";
            }

            var found = Estimate.Value.EvaluatePassword(unit, knownWords);
            return found.Score >= LowestScore ? null : Explain([.. found.MatchSequence], isRepeated: unit != start);
        }
    }

    private static bool IsCommon(string password) => Common.Value.MatchPassword(password).OfType<DictionaryMatch>()
        .Any(match => match.Token.Length == password.Length && match.Rank <= MostCommon);

    /// <summary>"abcabcab" is only as good as "abc".</summary>
    private static string UnitOf(string text)
    {
        for (int period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return text[..period];
            }
        }

        return text;
    }

    private static string Explain(List<Zxcvbn.Match> parts, bool isRepeated)
    {
        if (parts.OfType<DictionaryMatch>().Any(match => match.DictionaryName == "user_inputs"))
        {
            return "This password is easy to guess: it contains the name of the account or a word of this service. "
                + "Leave that out.";
        }

        if (isRepeated || parts.Exists(part => part is RepeatMatch))
        {
            return "This password is easy to guess: it repeats itself. Choose several unrelated words.";
        }

        if (parts.Exists(part => part is SequenceMatch or SpatialMatch { Graph: "qwerty" }))
        {
            return "This password is easy to guess: it has a row of keys or a sequence, such as qwerty or 1234. "
                + "Choose several unrelated words.";
        }

        return parts.Exists(part => part is DateMatch || part.Pattern == "year")
            ? "This password is easy to guess: it has a date or a year. Choose several unrelated words."
            : "This password is easy to guess: it has few words, or common ones. Add one or two unrelated words.";
    }
}
