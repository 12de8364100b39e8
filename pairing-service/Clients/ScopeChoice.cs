namespace Pairing.Service.Clients;

/// <summary>Scopes are words separated by spaces (RFC 6749 3.3).</summary>
public static class ScopeChoice
{
    public static string[] Words(string scope) => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The requested scopes without duplicates, or all allowed scopes if none are requested. Null: a scope is not allowed.
    /// </summary>
    public static string? Choose(string? asked, IReadOnlyList<string> allowed)
    {
        string[] words = asked is null ? [.. allowed] : Words(asked);
        return (asked is null || words.Length > 0) && words.All(allowed.Contains)
            ? string.Join(' ', words.Distinct(StringComparer.Ordinal))
            : null;
    }
}
