using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Token;

namespace Pairing.Service.Introspection;

/// <summary>
/// Introspects tokens (RFC 7662) for clients with a secret. Every such client can check access tokens, because resource
/// servers do. Only the client that a refresh token was issued to can check it.
/// </summary>
public sealed class IntrospectionEndpoint(
    AboutTokenReader requests,
    KnownClients clients,
    TokenLookup tokens,
    IAccounts accounts,
    PublicAddress address,
    TimeProvider time)
{
    public async Task<Results<Ok<IntrospectionResponse>, AboutTokenError>> HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var (client, token, refusal) = await requests.ReadAsync(context, needsSecret: true, cancel);
        if (client is null || token is null)
        {
            return refusal!;
        }

        return TypedResults.Ok(await DescribeAsync(client, token, time.GetUtcNow(), cancel));
    }

    private async Task<IntrospectionResponse> DescribeAsync(
        Client client, string token, DateTimeOffset now, CancellationToken cancel)
    {
        // RFC 7662 2.2: the response gives no reason
        if (await tokens.FindAsync(token, now, cancel) is not { IsDead: false, Device.IsRemoved: false } found
            || (found.Refresh is not null && found.Device.ClientId != client.Id)
            || await clients.FindAsync(found.Device.ClientId, cancel) is null
            || await accounts.FindAsync(found.Device.AccountId, cancel) is not { IsDisabled: false } account)
        {
            return IntrospectionResponse.Inactive;
        }

        return found.Access is { } access
            ? IntrospectionResponse.Of(found.Device, account, access)
            : IntrospectionResponse.Of(found.Device, account, found.Refresh!, address.Base);
    }
}
