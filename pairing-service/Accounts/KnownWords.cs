using Pairing.Service.Settings;

namespace Pairing.Service.Accounts;

/// <summary>Words that a guesser tries first: of this service, of its address and of the account.</summary>
public sealed class KnownWords(PairingSettings settings)
{
    /// <summary>Shorter ones are part of too many good passwords.</summary>
    private const int Shortest = 3;

    private static readonly string[] OfService =
        ["pairing", "pair", "paired", "device", "devices", "screen", "esp32", "oled", "code", "approve", "account", "service"];

    private readonly string[] _ofAddress =
        string.IsNullOrEmpty(settings.PublicUrl) || new Uri(settings.PublicUrl) is not { HostNameType: UriHostNameType.Dns } url
            ? []
            : [.. Split(url.Host)];

    /// <summary>In lowercase.</summary>
    public IReadOnlyCollection<string> For(string? accountName) =>
        [.. Split(accountName ?? ""), .. OfService, .. _ofAddress];

    private static IEnumerable<string> Split(string text)
    {
        string lower = text.ToLowerInvariant();
        return lower.Split('.', '-', '_', '@', '+').Append(lower).Where(word => word.Length >= Shortest).Distinct(
            StringComparer.Ordinal);
    }
}
