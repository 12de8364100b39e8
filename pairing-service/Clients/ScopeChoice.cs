namespace Pairing.Service.Clients;

/// <summary>Scopes are words with spaces between (RFC 6749 3.3).</summary>
public static class ScopeChoice
{
    public static string[] Words(string scope) => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is asked for, each word once, or all that is allowed when nothing is; null when it is more than allowed.</summary>
    public static string? Choose(string? asked, IReadOnlyList<string> allowed)
    {
        string[] words = asked is null ? [.. allowed] : Words(asked);
        return (asked is null || words.Length > 0) && words.All(allowed.Contains)
            ? string.Join(' ', words.Distinct(StringComparer.Ordinal))
            : null;
    }
}
