using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Service.Address;
using Pairing.Service.Settings;

namespace Pairing.Service.Metadata;

/// <summary>/.well-known/security.txt (RFC 9116): whom to tell about a fault of this service.</summary>
public static class SecurityContact
{
    public const string Path = "/.well-known/security.txt";

    /// <summary>RFC 9116 2.5.5 recommends less than a year. By then, the operator has restarted or confirmed it.</summary>
    private const int DaysUntilExpiry = 180;

    /// <summary>404 if the operator has set no contact.</summary>
    public static Results<ContentHttpResult, NotFound> Of(PairingSettings settings, PublicAddress address, TimeProvider time)
    {
        if (string.IsNullOrEmpty(settings.SecurityContact))
        {
            return TypedResults.NotFound();
        }

        var expires = time.GetUtcNow().UtcDateTime.Date.AddDays(DaysUntilExpiry);
        string canonical = address.Of(Path);
        string[] lines =
        [
            "Contact: " + settings.SecurityContact,
            "Expires: " + expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "Preferred-Languages: en",
            // RFC 9116 2.5.2: only https
            .. canonical.StartsWith("https:", StringComparison.Ordinal) ? ["Canonical: " + canonical] : Array.Empty<string>(),
        ];
        return TypedResults.Text(string.Join('\n', lines) + '\n', "text/plain; charset=utf-8");
    }
}
