using Pairing.Protocol;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>Rules for a client's settings in the configuration and in the `clients` command.</summary>
public static class ClientRules
{
    /// <summary>A value instead of grants, for a resource server that only introspects tokens.</summary>
    public const string NoGrants = "none";

    private const int LongestId = 64;
    private const int LongestName = 64;
    private const int LeastSecret = 32;

    /// <summary>A random secret of 32 hex digits has fewer than one time in 10,000.</summary>
    private const int LeastDifferent = 10;

    /// <summary>The names in the settings and in requests.</summary>
    private static readonly Dictionary<string, string> GrantTypes = new(StringComparer.Ordinal)
    {
        ["device_code"] = Wire.DeviceCodeGrant,
        [Wire.DeviceCodeGrant] = Wire.DeviceCodeGrant,
        [Wire.RefreshTokenGrant] = Wire.RefreshTokenGrant,
    };

    /// <summary>The first error. Null: the settings are valid.</summary>
    /// <param name="scopes">All known scopes.</param>
    public static WrongEntry? Check(string id, ClientSettings entry, IReadOnlyCollection<string> scopes)
    {
        if (id.Length is 0 or > LongestId || !id.All(c => c is >= ' ' and <= '~') || id.Trim() != id) // RFC 6749 A.1
        {
            return new(
                "id", id,
                $"A client id must have 1 to {LongestId} printable ASCII characters, without a space at the start or end.");
        }

        if (entry.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)))
        {
            return new(
                nameof(entry.Name), name,
                $"A name must have 1 to {LongestName} visible characters. If you omit it, the id is used.");
        }

        if (entry.Secret is { } secret && CheckSecret(secret) is { } weak)
        {
            return new(nameof(entry.Secret), secret.Length == 0 ? "" : "...", weak); // never the secret itself
        }

        return CheckLists(entry, scopes)
            ?? CheckLifetime(
                nameof(entry.UserCodeLifetime), entry.UserCodeLifetime, UserCodeSettings.ShortestLifetime,
                UserCodeSettings.LongestLifetime)
            ?? CheckLifetime(
                nameof(entry.AccessTokenLifetime), entry.AccessTokenLifetime, AccessTokenLifetimes.Shortest,
                AccessTokenLifetimes.Longest);
    }

    /// <summary>The names in requests. Unset: both.</summary>
    public static IEnumerable<string> GrantsOf(IReadOnlyList<string>? names) => names switch
    {
        null => GrantTypes.Values.Distinct(StringComparer.Ordinal),
        [NoGrants] => [],
        _ => names.Select(name => GrantTypes[name]).Distinct(StringComparer.Ordinal),
    };

    /// <summary>RFC 6749 3.3</summary>
    public static bool IsScope(string scope) =>
        scope.Length > 0 && scope.All(c => c is '!' or (>= '#' and <= '[') or (>= ']' and <= '~'));

    /// <summary>32 hex digits of a random generator are 128 bits. What people think up seldom has ten characters in 32.</summary>
    private static string? CheckSecret(string secret) =>
        string.IsNullOrWhiteSpace(secret) || secret.Any(char.IsControl)
            ? "A secret must not be empty or contain control characters. Omit it for a public client."
            : secret.Length < LeastSecret || secret.Distinct().Count() < LeastDifferent
                ? $"A secret must have at least {LeastSecret} characters, at least {LeastDifferent} different ones. "
                    + "\"openssl rand -hex 32\" makes one."
                : null;

    private static WrongEntry? CheckLists(ClientSettings entry, IReadOnlyCollection<string> scopes)
    {
        if (entry.Grants is not [NoGrants]
            && entry.Grants?.FirstOrDefault(grant => !GrantTypes.ContainsKey(grant)) is { } unsupported)
        {
            return new(
                nameof(entry.Grants), unsupported, $"The allowed values are device_code and refresh_token, or {NoGrants} alone.");
        }

        if (entry.Scopes?.FirstOrDefault(scope => !scopes.Contains(scope, StringComparer.Ordinal)) is { } unknown)
        {
            return new(
                nameof(entry.Scopes),
                unknown,
                $"The known scopes are: {string.Join(", ", scopes)}. To add a scope, describe what it allows in " +
                "Pairing:Scopes:<name>.");
        }

        return null;
    }

    private static WrongEntry? CheckLifetime(string name, int? seconds, int shortest, int longest) =>
        seconds is { } value && (value < shortest || value > longest)
            ? new(name, $"{value}", $"It must be from {shortest} to {longest} seconds.")
            : null;
}

/// <summary>The wrong member, its value and the reason.</summary>
public sealed record WrongEntry(string Member, string Value, string Reason);
