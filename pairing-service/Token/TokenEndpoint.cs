using Pairing.Protocol;
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
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var (form, malformed) = await FormReader.ReadAsync(context.Request, cancel);
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

            return OAuthError.SlowDown(wait);
        }

        return request.GrantType == Wire.DeviceCodeGrant
            ? await deviceCode.HandleAsync(client, request.DeviceCode!, WaitOf(context.Request), cancel)
            : await refreshToken.HandleAsync(client, request.RefreshToken!, request.Scope, cancel);
    }

    private int WaitOf(HttpRequest request) => Preferences.Wait(request.Headers[Wire.Prefer], settings.Polling.MaximumWait);

    private static OAuthError? Missing(TokenRequest request, Client client) => request.GrantType switch
    {
        null => OAuthError.InvalidRequest("The parameter grant_type is missing."),
        not (Wire.DeviceCodeGrant or Wire.RefreshTokenGrant) => OAuthError.UnsupportedGrantType(),
        var grant when !client.CanUse(grant) => OAuthError.UnauthorizedClient(),
        Wire.DeviceCodeGrant when request.DeviceCode is null =>
            OAuthError.InvalidRequest("The parameter device_code is missing."),
        Wire.RefreshTokenGrant when request.RefreshToken is null =>
            OAuthError.InvalidRequest("The parameter refresh_token is missing."),
        _ => null,
    };

    /// <summary>Redeeming an approved grant is never throttled.</summary>
    private bool IsReady(TokenRequest request) =>
        request is { GrantType: Wire.DeviceCodeGrant, DeviceCode: { } code } && Codes.GrantOf(code) is { } grant
            && pendingGrants.IsReady(grant);
}
