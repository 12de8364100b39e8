namespace Pairing.Service.Commands;

/// <summary>Finds the word that somebody meant to type.</summary>
public static class Suggestion
{
    /// <summary>" Did you mean X?", or nothing if no word is similar.</summary>
    public static string For(string typed, IEnumerable<string> words)
    {
        string? nearest = words
            .Where(word => Distance(typed, word) <= Math.Max(1, Math.Min(typed.Length, word.Length) / 3))
            .MinBy(word => Distance(typed, word));
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    /// <summary>
    /// The number of letters to add, remove, change or swap with the next one (the optimal string alignment distance).
    /// </summary>
    private static int Distance(string from, string to)
    {
        int[,] least = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int k = 0; k <= to.Length; k++)
            {
                least[i, k] = i == 0 || k == 0
                    ? i + k
                    : Math.Min(
                        Math.Min(least[i - 1, k], least[i, k - 1]) + 1,
                        least[i - 1, k - 1] + (IsSame(from[i - 1], to[k - 1]) ? 0 : 1));
                if (i > 1 && k > 1 && IsSame(from[i - 1], to[k - 2]) && IsSame(from[i - 2], to[k - 1]))
                {
                    least[i, k] = Math.Min(least[i, k], least[i - 2, k - 2] + 1);
                }
            }
        }

        return least[from.Length, to.Length];
    }

    private static bool IsSame(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
