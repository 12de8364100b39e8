using System.ComponentModel.DataAnnotations;

namespace Pairing.Service.Settings;

/// <summary>Pairing:Mail, the mail server for codes and notices</summary>
public sealed class MailSettings
{
    /// <summary>The name of the mail server. Unset: the service sends no mail.</summary>
    public string? Host { get; init; }

    /// <summary>587 with starttls, 465 with tls (RFC 8314).</summary>
    [Range(1, 65535, ErrorMessage = OutOfRange.Message)]
    public int Port { get; init; } = 587;

    /// <summary>starttls or tls. none: without encryption, for a server on the same machine.</summary>
    [AllowedValues("starttls", "tls", "none", ErrorMessage = "It must be starttls, tls or none.")]
    public string Security { get; init; } = "starttls";

    /// <summary>Unset: the server needs no user.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address. Required with a server.</summary>
    public string? From { get; init; }

    /// <summary>Prints messages on the console instead of sending them, to try things out.</summary>
    public bool Console { get; init; }
}
