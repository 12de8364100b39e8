using System.Text.RegularExpressions;
using Pairing.Protocol;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Requests;

namespace Pairing.Service.Token;

/// <summary>Finds the device that an access token in the Authorization header belongs to (RFC 6750 2.1, 3.1).</summary>
public sealed partial class BearerToken(AccessTokens accessTokens, IDevices devices, KnownClients clients, TimeProvider time)
{
    public async Task<(Device? Device, BearerError? Error)> ReadAsync(HttpRequest request, string scope, CancellationToken cancel)
    {
        string header = request.Headers.Authorization.ToString();
        if (header != Wire.Bearer && !header.StartsWith(Wire.Bearer + " ", StringComparison.OrdinalIgnoreCase))
        {
            return (null, BearerError.Missing());
        }

        string token = header[Wire.Bearer.Length..].Trim();
        if (request.Headers.Authorization.Count != 1 || token.Length > FieldLengths.OfTokens || !B64Token().IsMatch(token)
            || !AccessTokens.IsReadable(token))
        {
            return (null, BearerError.Malformed());
        }

        if (await accessTokens.CheckAsync(token, time.GetUtcNow()) is not { } access)
        {
            return (null, BearerError.Invalid());
        }

        if (!access.Allows(scope))
        {
            return (null, BearerError.InsufficientScope(scope));
        }

        var (device, isDisabled) = await devices.FindWithAccountAsync(access.DeviceId, cancel);
        if (device is null || device.IsRemoved || await clients.FindAsync(device.ClientId, cancel) is null)
        {
            return (null, BearerError.Removed());
        }

        return isDisabled ? (null, BearerError.Disabled()) : (device, null);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9\-._~+/]+=*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex B64Token(); // RFC 6750 2.1
}
