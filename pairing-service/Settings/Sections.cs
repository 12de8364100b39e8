using System.ComponentModel.DataAnnotations;
using Pairing.Protocol;

namespace Pairing.Service.Settings;

/// <summary>What an operator reads below a number that is too small or too large.</summary>
internal static class OutOfRange
{
    public const string Message = "It has to be between {1} and {2}.";
}

/// <summary>Pairing:UserCode</summary>
public sealed class UserCodeSettings
{
    public const int ShortestLifetime = 30;
    public const int LongestLifetime = 3600;

    /// <summary>Seconds.</summary>
    [Range(ShortestLifetime, LongestLifetime, ErrorMessage = OutOfRange.Message)]
    public int Lifetime { get; init; } = Defaults.LifetimeSeconds;

    /// <summary>Characters; below 8 a code could be guessed (RFC 8628 5.1).</summary>
    [Range(Protocol.UserCode.Length, 12, ErrorMessage = OutOfRange.Message)]
    public int Length { get; init; } = Protocol.UserCode.Length;
}

/// <summary>Pairing:Polling</summary>
public sealed class PollingSettings
{
    /// <summary>Seconds between polls.</summary>
    [Range(1, Defaults.MaximumIntervalSeconds, ErrorMessage = OutOfRange.Message)]
    public int Interval { get; init; } = Defaults.IntervalSeconds;

    /// <summary>Seconds that a poll may be held with Prefer: wait; 0: none is held. Proxies cut at 30.</summary>
    [Range(0, 25, ErrorMessage = OutOfRange.Message)]
    public int MaximumWait { get; init; } = 25;

    /// <summary>As clients are told it: nothing where none is held.</summary>
    public int? LongestWait => MaximumWait > 0 && MaximumHeld > 0 ? MaximumWait : null;

    /// <summary>Polls that may be held at once; above it they are answered at once.</summary>
    [Range(0, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int MaximumHeld { get; init; } = 10_000;
}

/// <summary>Pairing:Limits. An address is one IPv4 address or one IPv6 /64.</summary>
public sealed class LimitSettings
{
    /// <summary>New codes per minute and address.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int NewCodes { get; init; } = 20;

    /// <summary>Codes that may wait at once, in the whole service.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int PendingCodes { get; init; } = 10_000;

    /// <summary>Requests for, about and against tokens (token, introspection, revocation) per minute and address; 600 are fifty devices behind one router that poll every 5 s.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange.Message)]
    public int TokenRequests { get; init; } = 600;

    /// <summary>Wrong passwords per address in 10 minutes, whatever the names.</summary>
    [Range(1, 100_000, ErrorMessage = OutOfRange.Message)]
    public int WrongPasswordsPerAddress { get; init; } = 50;

    /// <summary>Wrong user codes per account in 10 minutes.</summary>
    [Range(1, 1000, ErrorMessage = OutOfRange.Message)]
    public int WrongCodesPerAccount { get; init; } = 5;

    /// <summary>Wrong user codes per address in 10 minutes.</summary>
    [Range(1, 1000, ErrorMessage = OutOfRange.Message)]
    public int WrongCodesPerAddress { get; init; } = 20;

    /// <summary>Wrong user codes in the whole service in 10 minutes, before each entry has to wait.</summary>
    [Range(1, 100_000, ErrorMessage = OutOfRange.Message)]
    public int WrongCodes { get; init; } = 250;
}

/// <summary>Pairing:Storage</summary>
public sealed class StorageSettings
{
    /// <summary>Sqlite: a file, for one node. PostgreSQL: for one node or several.</summary>
    [RegularExpression("(?i)sqlite|postgresql", ErrorMessage = "The storage is Sqlite or PostgreSQL.")]
    public string Provider { get; init; } = "Sqlite";

    /// <summary>Unset: the file pairing.db in the data folder. PostgreSQL needs one.</summary>
    public string? ConnectionString { get; init; }

    public bool IsPostgreSql => Provider.Equals("postgresql", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Pairing:Keys, that sign access tokens</summary>
public sealed class KeySettings
{
    /// <summary>Days that a key signs before the next one is made; 0: never by itself.</summary>
    [Range(0, 3650, ErrorMessage = OutOfRange.Message)]
    public int Rotation { get; init; } = 90;

    /// <summary>Seconds that the published keys may be cached, and that a new one is published before it signs.</summary>
    [Range(1, 24 * 3600, ErrorMessage = OutOfRange.Message)]
    public int Caching { get; init; } = 300;

    /// <summary>Seconds more: nodes read the keys again every two, and their clocks and those of who checks tokens differ.</summary>
    [Range(5, 3600, ErrorMessage = OutOfRange.Message)]
    public int Margin { get; init; } = 300;
}

/// <summary>Pairing:Accounts</summary>
public sealed class AccountSettings
{
    [AllowedValues("closed", "open", ErrorMessage = "Registration is closed (by invitation) or open.")]
    public string Registration { get; init; } = "closed";

    public bool IsOpen => Registration == "open";
}

/// <summary>Pairing:Proxies</summary>
public sealed class ProxySettings
{
    /// <summary>Addresses of the proxies whose X-Forwarded-For is believed. None by default: the connection's own address counts.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];
}

/// <summary>Pairing:Shutdown</summary>
public sealed class ShutdownSettings
{
    /// <summary>Seconds between the signal to stop and the end of listening, in which /health/ready says "draining".</summary>
    [Range(0, 300, ErrorMessage = OutOfRange.Message)]
    public int Delay { get; init; }
}

/// <summary>Pairing:Telemetry</summary>
public sealed class TelemetrySettings
{
    /// <summary>Where metrics and traces go, by OTLP over HTTP: "http://collector:4318". Unset: OTEL_EXPORTER_OTLP_ENDPOINT counts.</summary>
    [RegularExpression("https?://.+", ErrorMessage = "It is an http or https address such as http://collector:4318.")]
    public string? Endpoint { get; init; }
}

/// <summary>Pairing:Clients:&lt;id&gt;</summary>
public sealed class ClientSettings
{
    public string? Name { get; init; }

    /// <summary>Unset: a public client.</summary>
    public string? Secret { get; init; }

    /// <summary>device_code, refresh_token, or none alone; unset: both.</summary>
    public IReadOnlyList<string>? Grants { get; init; }

    /// <summary>Unset: device and offline_access.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Seconds that its codes can be entered; unset: Pairing:UserCode:Lifetime.</summary>
    public int? UserCodeLifetime { get; init; }

    /// <summary>Seconds that its access tokens are good; unset: an hour.</summary>
    public int? AccessTokenLifetime { get; init; }
}
