using System.ComponentModel.DataAnnotations;
using Pairing.Protocol;
using Pairing.Service.Foundation;

namespace Pairing.Service.Settings;

/// <summary>The message for a number out of range.</summary>
internal static class OutOfRange
{
    public const string Message = "It has to be between {1} and {2}.";
}

/// <summary>Pairing:UserCode</summary>
public sealed class UserCodeSettings
{
    public const int ShortestLifetime = 30;
    public const int LongestLifetime = 3600;

    /// <summary>The lifetime of a code in seconds.</summary>
    [Range(ShortestLifetime, LongestLifetime, ErrorMessage = OutOfRange.Message)]
    public int Lifetime { get; init; } = Defaults.LifetimeSeconds;

    /// <summary>The number of characters. Below 8, a code could be guessed (RFC 8628 5.1).</summary>
    [Range(Foundation.UserCode.Length, 12, ErrorMessage = OutOfRange.Message)]
    public int Length { get; init; } = Foundation.UserCode.Length;
}

/// <summary>Pairing:Polling</summary>
public sealed class PollingSettings
{
    /// <summary>The minimum time between polls in seconds.</summary>
    [Range(1, Defaults.MaximumIntervalSeconds, ErrorMessage = OutOfRange.Message)]
    public int Interval { get; init; } = Defaults.IntervalSeconds;

    /// <summary>
    /// The maximum duration of a long poll in seconds. 0: no long polls. Many proxies close a request after 30 s.
    /// </summary>
    [Range(0, 25, ErrorMessage = OutOfRange.Message)]
    public int MaximumWait { get; init; } = 25;

    /// <summary>The maximum wait for the metadata. Null: no long polls.</summary>
    public int? LongestWait => MaximumWait > 0 && MaximumHeld > 0 ? MaximumWait : null;

    /// <summary>The maximum number of concurrent long polls. Above it, the service responds at once.</summary>
    [Range(0, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int MaximumHeld { get; init; } = 10_000;
}

/// <summary>
/// Pairing:Limits. An address is one IPv4 address or one IPv6 /64. Wider prefixes have a multiple of it (Limits/Prefixes.cs).
/// </summary>
public sealed class LimitSettings
{
    /// <summary>New codes per minute and address.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int NewCodes { get; init; } = 20;

    /// <summary>Pending codes in the whole service. One /48 or /24 takes a tenth of them at most.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int PendingCodes { get; init; } = 10_000;

    /// <summary>
    /// Requests to the token, introspection and revocation endpoints per minute and address. 600 are fifty devices behind one
    /// router that poll every 5 s.
    /// </summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int TokenRequests { get; init; } = 600;

    /// <summary>Wrong passwords per address in 10 minutes, for any names.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int WrongPasswordsPerAddress { get; init; } = 50;

    /// <summary>Passwords per address in 10 minutes, right or wrong, because each check costs as much.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int PasswordsPerAddress { get; init; } = 200;

    /// <summary>Passwords of one address that can be checked or wait at the same time.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int PasswordsAtOncePerAddress { get; init; } = 8;

    /// <summary>Wrong user codes per account in 10 minutes.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int WrongCodesPerAccount { get; init; } = 5;

    /// <summary>Wrong user codes per address in 10 minutes.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int WrongCodesPerAddress { get; init; } = 20;

    /// <summary>
    /// Wrong user codes in the whole service in 10 minutes. Above it, people without a device, or with a wrong code, give their
    /// password again.
    /// </summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int WrongCodes { get; init; } = 250;

    /// <summary>Wrong secrets of a client from one address in 10 minutes. All clients together have three times that.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int WrongSecrets { get; init; } = 30;

    /// <summary>New accounts per address and day, if registration is open.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int Registrations { get; init; } = 5;
}

/// <summary>Pairing:Storage</summary>
public sealed class StorageSettings
{
    /// <summary>Sqlite: a file, for one node. PostgreSQL: for one or more nodes.</summary>
    [RegularExpression("(?i)sqlite|postgresql", ErrorMessage = "It must be Sqlite or PostgreSQL.")]
    public string Provider { get; init; } = "Sqlite";

    /// <summary>Unset: the file pairing.db in the data folder. PostgreSQL requires it.</summary>
    public string? ConnectionString { get; init; }

    public bool IsPostgreSql => Provider.Equals("postgresql", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Pairing:Keys, the keys that sign access tokens</summary>
public sealed class KeySettings
{
    /// <summary>Days that a key signs before the next one is created. 0: no rotation by schedule.</summary>
    [Range(0, 3650, ErrorMessage = OutOfRange.Message)]
    public int Rotation { get; init; } = 90;

    /// <summary>Seconds that the published keys may be cached. A new key is published for this time before it signs.</summary>
    [Range(1, 24 * 3600, ErrorMessage = OutOfRange.Message)]
    public int Caching { get; init; } = 300;

    /// <summary>Additional seconds, because nodes read the keys every two seconds and clocks differ.</summary>
    [Range(5, 3600, ErrorMessage = OutOfRange.Message)]
    public int Margin { get; init; } = 300;
}

/// <summary>Pairing:Accounts</summary>
public sealed class AccountSettings
{
    [AllowedValues("closed", "open", ErrorMessage = "It must be closed or open.")]
    public string Registration { get; init; } = "closed";

    public bool IsOpen => Registration == "open";
}

/// <summary>Pairing:Proxies</summary>
public sealed class ProxySettings
{
    /// <summary>Proxies whose X-Forwarded-For is trusted. Empty: the service uses the address of the connection.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];
}

/// <summary>Pairing:Shutdown</summary>
public sealed class ShutdownSettings
{
    /// <summary>
    /// Seconds between the signal to stop and the end of listening. During this time, /health/ready returns "draining".
    /// </summary>
    [Range(0, 300, ErrorMessage = OutOfRange.Message)]
    public int Delay { get; init; }
}

/// <summary>Pairing:Telemetry</summary>
public sealed class TelemetrySettings
{
    /// <summary>
    /// The OTLP over HTTP endpoint for metrics and traces, for example "http://collector:4318". Unset:
    /// OTEL_EXPORTER_OTLP_ENDPOINT applies.
    /// </summary>
    [RegularExpression("https?://.+", ErrorMessage = "It must be an http or https address such as http://collector:4318.")]
    public string? Endpoint { get; init; }
}

/// <summary>Pairing:Clients:&lt;id&gt;</summary>
public sealed class ClientSettings
{
    public string? Name { get; init; }

    /// <summary>Unset: a public client.</summary>
    public string? Secret { get; init; }

    /// <summary>device_code, refresh_token, or only none. Unset: device_code and refresh_token.</summary>
    public IReadOnlyList<string>? Grants { get; init; }

    /// <summary>Unset: device and offline_access.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Lifetime of its codes in seconds. Unset: Pairing:UserCode:Lifetime.</summary>
    public int? UserCodeLifetime { get; init; }

    /// <summary>Lifetime of its access tokens in seconds. Unset: one hour.</summary>
    public int? AccessTokenLifetime { get; init; }
}

/// <summary>The lifetime of an access token in seconds.</summary>
public static class AccessTokenLifetimes
{
    public const int Shortest = 60;
    public const int Default = 3600;

    /// <summary>An offline check does not see a removal until the token expires, so one day is the maximum.</summary>
    public const int Longest = 24 * 3600;
}
