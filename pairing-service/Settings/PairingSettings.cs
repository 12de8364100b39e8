using System.ComponentModel.DataAnnotations;

namespace Pairing.Service.Settings;

/// <summary>All that stands below "Pairing" in the configuration, read and checked once at the start.</summary>
public sealed class PairingSettings
{
    public const string Section = "Pairing";

    /// <summary>The address that devices and people use. Unset: this machine's own address on its network.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Where the database and the keys are kept; relative to the current directory.</summary>
    [Required]
    public string DataFolder { get; init; } = "data";

    public UserCodeSettings UserCode { get; init; } = new();
    public PollingSettings Polling { get; init; } = new();
    public LimitSettings Limits { get; init; } = new();
    public StorageSettings Storage { get; init; } = new();
    public KeySettings Keys { get; init; } = new();
    public AccountSettings Accounts { get; init; } = new();
    public ProxySettings Proxies { get; init; } = new();
    public ShutdownSettings Shutdown { get; init; } = new();
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>
    /// Scopes besides the service's own, each with what it allows, for people to read before they approve. As the configuration
    /// has them: a scope may hold colons, as URIs do, and each is a level there.
    /// </summary>
    public IConfigurationSection? Scopes { get; init; }

    public Dictionary<string, ClientSettings> Clients { get; init; } = new(StringComparer.Ordinal);
}
