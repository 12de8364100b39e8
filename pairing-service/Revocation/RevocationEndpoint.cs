using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Service.Audit;
using Pairing.Service.Devices;
using Pairing.Service.Responses;
using Pairing.Service.Token;

namespace Pairing.Service.Revocation;

/// <summary>
/// A device revokes its tokens (RFC 7009). Either token ends the pairing: the refresh token, all access tokens for online
/// checks, and the device in its owner's list (RFC 7009 2.1).
/// </summary>
public sealed class RevocationEndpoint(
    AboutTokenReader requests,
    TokenLookup tokens,
    IDevices devices,
    TimeProvider time,
    ILogger<RevocationEndpoint> log)
{
    public async Task<Results<RevocationResponse, AboutTokenError, BadRequestError>> HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var (client, token, refusal) = await requests.ReadAsync(context, needsSecret: false, cancel);
        if (client is null || token is null)
        {
            return refusal!;
        }

        var now = time.GetUtcNow();
        if (await tokens.FindAsync(token, now, cancel) is not { } found)
        {
            return new RevocationResponse(); // RFC 7009 2.2: the token is already invalid
        }

        // RFC 7009 2.1: the request is refused; RFC 6749 5.2 has the error for a token of another client
        if (found.Device.ClientId != client.Id)
        {
            return BadRequestError.InvalidGrant("The token was issued to another client.");
        }

        // A dead token means that someone else has a copy, as at the token endpoint. The owner is told.
        var reason = found.IsDead ? RemovalReason.TokenShownAgain : RemovalReason.ByItself;
        var kind = found.IsDead ? AuditKind.RefreshReused : AuditKind.DeviceRemoved;
        if (await devices.RemoveAsync(
            found.Device.Id, reason, now, cancel, new AuditEvent(kind, AuditOrigin.Device(context))))
        {
            log.LogInformation("Removed device {Device}: {Reason}", found.Device.Id, reason);
        }

        return new RevocationResponse();
    }
}
