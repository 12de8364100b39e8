using System.ComponentModel.DataAnnotations;

namespace Pairing.Service.Settings;

/// <summary>All settings below "Pairing", read and checked once at the start.</summary>
public sealed class PairingSettings
{
    public const string Section = "Pairing";

    /// <summary>The address that devices and people use. Unset: this machine's own network address.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Whom to tell about a fault of security, as a URI (RFC 9116 2.5.3). Unset: there is no security.txt.</summary>
    [RegularExpression(
        "(mailto:|https://|tel:)[!-~]+",
        ErrorMessage = "It must be mailto:, https:// or tel:, such as mailto:security@pair.example.")]
    public string? SecurityContact { get; init; }

    /// <summary>The folder of the database and the keys, relative to the current directory.</summary>
    [Required]
    public string DataFolder { get; init; } = "data";

    public UserCodeSettings UserCode { get; init; } = new();
    public PollingSettings Polling { get; init; } = new();
    public LimitSettings Limits { get; init; } = new();
    public StorageSettings Storage { get; init; } = new();
    public KeySettings Keys { get; init; } = new();
    public AccountSettings Accounts { get; init; } = new();
    public MailSettings Mail { get; init; } = new();
    public SessionSettings Sessions { get; init; } = new();
    public AuditSettings Audit { get; init; } = new();
    public ProxySettings Proxies { get; init; } = new();
    public ShutdownSettings Shutdown { get; init; } = new();
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>
    /// The operator's own scopes, each with a description that people read before they approve. A section, because a scope
    /// can contain colons (as URIs do), and each colon is a level in the configuration.
    /// </summary>
    public IConfigurationSection? Scopes { get; init; }

    public Dictionary<string, ClientSettings> Clients { get; init; } = new(StringComparer.Ordinal);
}
