using System.Text.RegularExpressions;
using Pairing.Protocol;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

/// <summary>Finds the device that an access token in the Authorization header belongs to (RFC 6750 2.1, 3.1).</summary>
public sealed partial class BearerToken(AccessTokens accessTokens, IDevices devices, KnownClients clients, TimeProvider time)
{
    private const string Challenge = Wire.Bearer + " realm=\"pairing\"";

    public async Task<(Device? Device, OAuthError? Error)> ReadAsync(HttpRequest request, string scope, CancellationToken cancel)
    {
        string header = request.Headers.Authorization.ToString();
        if (header != Wire.Bearer && !header.StartsWith(Wire.Bearer + " ", StringComparison.OrdinalIgnoreCase))
        {
            // RFC 6750 3.1: without a token, the response has a challenge but no error
            return (null, new OAuthError(401, null, "An access token is required.") { Challenge = Challenge });
        }

        string token = header[Wire.Bearer.Length..].Trim();
        if (request.Headers.Authorization.Count != 1 || !B64Token().IsMatch(token) || !AccessTokens.IsReadable(token))
        {
            return (null, Fail(400, Wire.InvalidRequest, "The access token is malformed."));
        }

        if (await accessTokens.CheckAsync(token, time.GetUtcNow()) is not { } access)
        {
            return (null, Fail(401, Wire.InvalidToken, "The access token is invalid or has expired."));
        }

        if (!access.Allows(scope))
        {
            var refusal = Fail(403, Wire.InsufficientScope, "The access token does not have the required scope.");
            return (null, refusal with { Challenge = $"{refusal.Challenge}, scope=\"{scope}\"" });
        }

        var device = await devices.FindAsync(access.DeviceId, cancel);
        return device is null || device.IsRemoved || await clients.FindAsync(device.ClientId, cancel) is null
            ? (null, Removed())
            : (device, null);
    }

    public static OAuthError Removed() => Fail(401, Wire.InvalidToken, "The device was removed.");

    private static OAuthError Fail(int status, string error, string description) =>
        new(status, error, description) { Challenge = $"{Challenge}, error=\"{error}\", error_description=\"{description}\"" };

    [GeneratedRegex(@"\A[A-Za-z0-9\-._~+/]+=*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex B64Token(); // RFC 6750 2.1
}
