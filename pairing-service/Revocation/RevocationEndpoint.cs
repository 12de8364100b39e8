using System.Text.Json.Nodes;
using Pairing.Service.Answers;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Limits;
using Pairing.Service.Requests;
using Pairing.Service.Token;

namespace Pairing.Service.Revocation;

/// <summary>
/// A device gives its tokens back (RFC 7009). Whichever it shows, the whole family ends: the refresh token, every access
/// token for whoever asks online, and the device's place in its owner's list (RFC 7009 2.1).
/// </summary>
public sealed class RevocationEndpoint(
    ClientAuthentication authentication,
    AddressLimits limits,
    TokenLookup tokens,
    IDevices devices,
    TimeProvider time,
    ILogger<RevocationEndpoint> log)
{
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var (form, malformed) = await FormReader.ReadAsync(context.Request, cancel);
        if (form is null)
        {
            return malformed!;
        }

        // Before it is known who asks: guesses at a secret count as well
        if (!limits.TokenRequests.TryTake(Network.Of(context), out var wait))
        {
            return OAuthError.TooManyRequests(wait);
        }

        var (client, stranger) = await authentication.ReadAsync(context.Request, form, cancel);
        if (client is null)
        {
            return stranger!;
        }

        if (RevocationRequest.From(form).Token is not { } token)
        {
            return OAuthError.InvalidRequest("token is missing.");
        }

        var now = time.GetUtcNow();
        if (await tokens.FindAsync(token, now, cancel) is not { } found)
        {
            return Done(); // RFC 7009 2.2: what it asked for is so already
        }

        // RFC 7009 2.1: the request is refused; RFC 6749 5.2 has the name for a token that was issued to another client
        if (found.Device.ClientId != client.Id)
        {
            return OAuthError.InvalidGrant("The token was issued to another client.");
        }

        // A dead one shows that two hold the family, here as at the token endpoint, and the owner is told so.
        var reason = found.IsDead ? RemovalReason.TokenShownAgain : RemovalReason.ByItself;
        if (await devices.RemoveAsync(found.Device.Id, reason, now, cancel))
        {
            log.LogInformation("Device {Device} is removed: {Reason}", found.Device.Id, reason);
        }

        return Done();
    }

    /// <summary>RFC 7009 2.2 wants nothing but the status; an empty object is JSON all the same.</summary>
    private static IResult Done() => Results.Json(new JsonObject());
}
