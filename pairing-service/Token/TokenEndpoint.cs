using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Grants;
using Pairing.Service.Limits;
using Pairing.Service.Requests;
using Pairing.Service.Responses;
using Pairing.Service.Settings;

namespace Pairing.Service.Token;

/// <summary>Reads a token request, authenticates the client and calls the grant (RFC 6749 3.2).</summary>
public sealed class TokenEndpoint(
    ClientAuthentication authentication,
    AddressLimits limits,
    PendingGrants pendingGrants,
    GrantMetrics metrics,
    PairingSettings settings,
    DeviceCodeGrant deviceCode,
    RefreshTokenGrant refreshToken)
{
    public async Task<TokenResult> HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var (form, malformed) = await FormReader.ReadAsync(context.Request);
        if (form is null)
        {
            return malformed!;
        }

        var (client, unauthorized) = await authentication.ReadAsync(context.Request, form, cancel);
        if (client is null)
        {
            return unauthorized!;
        }

        var request = TokenRequest.From(form);
        if (Missing(request, client) is { } wrong)
        {
            return wrong;
        }

        if (!limits.TokenRequests.TryTake(Network.Of(context), out var wait) && !IsReady(request))
        {
            if (request.GrantType == Wire.DeviceCodeGrant)
            {
                metrics.RecordPoll(Wire.SlowDown);
            }

            return BadRequestError.SlowDown(wait);
        }

        if (request.GrantType == Wire.RefreshTokenGrant)
        {
            return await refreshToken.HandleAsync(
                client, request.RefreshToken!, request.Scope, AuditOrigin.Device(context), cancel);
        }

        int seconds = WaitOf(context.Request);
        var (result, wasHeld) = await deviceCode.HandleAsync(client, request.DeviceCode!, seconds, context, cancel);
        if (wasHeld)
        {
            HeldResponse.Mark(context.Response, seconds);
        }

        return result;
    }

    private int WaitOf(HttpRequest request) => Preferences.Wait(request.Headers[Wire.Prefer], settings.Polling.MaximumWait);

    private static BadRequestError? Missing(TokenRequest request, Client client) => request.GrantType switch
    {
        null => BadRequestError.InvalidRequest("The parameter grant_type is missing."),
        not (Wire.DeviceCodeGrant or Wire.RefreshTokenGrant) => BadRequestError.UnsupportedGrantType(),
        var grant when !client.CanUse(grant) => BadRequestError.UnauthorizedClient(),
        Wire.DeviceCodeGrant when request.DeviceCode is null =>
            BadRequestError.InvalidRequest("The parameter device_code is missing."),
        Wire.RefreshTokenGrant when request.RefreshToken is null =>
            BadRequestError.InvalidRequest("The parameter refresh_token is missing."),
        _ => null,
    };

    /// <summary>Redeeming an approved grant is never throttled.</summary>
    private bool IsReady(TokenRequest request) =>
        request is { GrantType: Wire.DeviceCodeGrant, DeviceCode: { } code } && Codes.GrantOf(code) is { } grant
            && pendingGrants.IsReady(grant);
}
