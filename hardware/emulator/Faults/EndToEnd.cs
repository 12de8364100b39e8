using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace Pairing.Emulator.Faults;

/// <summary>End-to-end headers, which an intermediary passes on (RFC 9110 7.6.1).</summary>
internal static class EndToEnd
{
    /// <summary>For one connection only, and those of which he writes his own: he tells length and type anew.</summary>
    private static readonly string[] NotPassedOn =
    [
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer",
        "Transfer-Encoding",
        "Upgrade", "Content-Length", "Content-Type", "Host",
    ];

    /// <summary>Of an answer, a line each.</summary>
    public static string Headers(HttpResponseMessage response) => string.Concat(
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => Is(header.Key, response.Headers.Connection))
            .SelectMany(header => header.Value, (header, value) => $"{header.Key}: {value}\r\n"));

    /// <param name="connection">What the header Connection names is for one connection too.</param>
    public static bool Is(string name, IEnumerable<string> connection) =>
        !NotPassedOn.Concat(connection).Contains(name, StringComparer.OrdinalIgnoreCase);
}
