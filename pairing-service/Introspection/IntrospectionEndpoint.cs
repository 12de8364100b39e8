using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Limits;
using Pairing.Service.Requests;
using Pairing.Service.Responses;
using Pairing.Service.Token;

namespace Pairing.Service.Introspection;

/// <summary>
/// Introspects tokens (RFC 7662) for clients with a secret. Every such client can check access tokens, because resource
/// servers do. Only the client that a refresh token was issued to can check it.
/// </summary>
public sealed class IntrospectionEndpoint(
    ClientAuthentication authentication,
    AddressLimits limits,
    KnownClients clients,
    TokenLookup tokens,
    IAccounts accounts,
    PublicAddress address,
    TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var (form, malformed) = await FormReader.ReadAsync(context.Request, cancel);
        if (form is null)
        {
            return malformed!;
        }

        // Before authentication, so that guesses of a secret also count
        if (!limits.TokenRequests.TryTake(Network.Of(context), out var wait))
        {
            return OAuthError.TooManyRequests(wait);
        }

        var (client, unauthorized) = await authentication.ReadWithSecretAsync(context.Request, form, cancel);
        if (client is null)
        {
            return unauthorized!;
        }

        return IntrospectionRequest.From(form).Token is { } token
            ? Results.Json(await DescribeAsync(client, token, time.GetUtcNow(), cancel))
            : OAuthError.InvalidRequest("token is missing.");
    }

    private async Task<IntrospectionResponse> DescribeAsync(
        Client client, string token, DateTimeOffset now, CancellationToken cancel)
    {
        // RFC 7662 2.2: the response gives no reason
        if (await tokens.FindAsync(token, now, cancel) is not { IsDead: false, Device.IsRemoved: false } found
            || (found.Refresh is not null && found.Device.ClientId != client.Id)
            || await clients.FindAsync(found.Device.ClientId, cancel) is null
            || await accounts.FindAsync(found.Device.AccountId, cancel) is not { } account
            || account.IsThrottled(now))
        {
            return IntrospectionResponse.Inactive;
        }

        return found.Access is { } access
            ? IntrospectionResponse.Of(found.Device, account, access)
            : IntrospectionResponse.Of(found.Device, account, found.Refresh!, address.Base);
    }
}
