using Pairing.Protocol;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>What an entry for a client may say, be it from the configuration or from the `clients` command.</summary>
public static class ClientRules
{
    /// <summary>In place of grants: for a resource server, which only asks about tokens.</summary>
    public const string NoGrants = "none";

    private const int LongestId = 64;
    private const int LongestName = 64;

    /// <summary>The names in an entry, and those on the wire.</summary>
    private static readonly Dictionary<string, string> GrantTypes = new(StringComparer.Ordinal)
    {
        ["device_code"] = Wire.DeviceCodeGrant,
        [Wire.DeviceCodeGrant] = Wire.DeviceCodeGrant,
        [Wire.RefreshTokenGrant] = Wire.RefreshTokenGrant,
    };

    /// <summary>The first thing that is wrong with it; null when nothing is.</summary>
    /// <param name="scopes">All that there are.</param>
    public static WrongEntry? Check(string id, ClientSettings entry, IReadOnlyCollection<string> scopes)
    {
        if (id.Length is 0 or > LongestId || !id.All(c => c is >= ' ' and <= '~') || id.Trim() != id) // RFC 6749 A.1
        {
            return new("id", id, $"The id of a client is of up to {LongestId} printable ASCII characters, with no space at its ends.");
        }

        if (entry.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)))
        {
            return new(nameof(entry.Name), name, $"A name is of up to {LongestName} characters that can be shown. Leave it out for the id.");
        }

        // The secret itself stays unsaid.
        if (entry.Secret is { } secret && (string.IsNullOrWhiteSpace(secret) || secret.Any(char.IsControl)))
        {
            return new(nameof(entry.Secret), secret.Length == 0 ? "" : "...", "A secret is not empty and holds no control characters. Leave it out for a public client.");
        }

        return CheckLists(entry, scopes)
            ?? CheckLifetime(nameof(entry.UserCodeLifetime), entry.UserCodeLifetime, UserCodeSettings.ShortestLifetime, UserCodeSettings.LongestLifetime)
            ?? CheckLifetime(nameof(entry.AccessTokenLifetime), entry.AccessTokenLifetime, Token.AccessTokens.ShortestLifetime, Token.AccessTokens.LongestLifetime);
    }

    /// <summary>As on the wire. Nothing said: both.</summary>
    public static IEnumerable<string> GrantsOf(IReadOnlyList<string>? names) => names switch
    {
        null => GrantTypes.Values.Distinct(StringComparer.Ordinal),
        [NoGrants] => [],
        _ => names.Select(name => GrantTypes[name]).Distinct(StringComparer.Ordinal),
    };

    /// <summary>RFC 6749 3.3</summary>
    public static bool IsScope(string scope) => scope.Length > 0 && scope.All(c => c is '!' or (>= '#' and <= '[') or (>= ']' and <= '~'));

    private static WrongEntry? CheckLists(ClientSettings entry, IReadOnlyCollection<string> scopes)
    {
        if (entry.Grants is not [NoGrants] && entry.Grants?.FirstOrDefault(grant => !GrantTypes.ContainsKey(grant)) is { } unsupported)
        {
            return new(nameof(entry.Grants), unsupported, $"It is device_code or refresh_token, or {NoGrants} alone.");
        }

        if (entry.Scopes?.FirstOrDefault(scope => !scopes.Contains(scope, StringComparer.Ordinal)) is { } unknown)
        {
            return new(
                nameof(entry.Scopes),
                unknown,
                $"The scopes that there are: {string.Join(", ", scopes)}. Others are declared as Pairing:Scopes:<name> with what they allow in words.");
        }

        return null;
    }

    private static WrongEntry? CheckLifetime(string name, int? seconds, int shortest, int longest) =>
        seconds is { } said && (said < shortest || said > longest)
            ? new(name, $"{said}", $"It has to be between {shortest} and {longest} seconds.")
            : null;
}

/// <summary>Which member of an entry is wrong, what it says, and why that will not do.</summary>
public sealed record WrongEntry(string Member, string Value, string Reason);
