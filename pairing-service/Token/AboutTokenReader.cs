global using AboutTokenError = Microsoft.AspNetCore.Http.HttpResults.Results<
    Pairing.Service.Responses.FormError,
    Pairing.Service.Clients.ClientError,
    Pairing.Service.Responses.BadRequestError,
    Pairing.Service.Responses.TooManyRequestsError>;
using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Limits;
using Pairing.Service.Requests;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

/// <summary>Reads a request about a token: its form, its client and the token (RFC 7009 2.1, RFC 7662 2.1).</summary>
public sealed class AboutTokenReader(ClientAuthentication authentication, AddressLimits limits, AuditTrail audit)
{
    /// <param name="needsSecret">Whether a public client is refused.</param>
    public async Task<AboutToken> ReadAsync(HttpContext context, bool needsSecret, CancellationToken cancel)
    {
        var (form, malformed) = await FormReader.ReadAsync(context.Request);
        if (form is null)
        {
            return new AboutToken(malformed!);
        }

        // Before authentication, so that guesses of a secret also count
        if (!limits.TokenRequests.TryTake(Network.Of(context), out var wait))
        {
            await audit.WriteAsync(new AuditEvent(AuditKind.ClientThrottled, AuditOrigin.Client(context)));
            return new AboutToken(TooManyRequestsError.For(wait));
        }

        var (client, unauthorized) = needsSecret
            ? await authentication.ReadWithSecretAsync(context.Request, form, cancel)
            : await authentication.ReadAsync(context.Request, form, cancel);
        if (client is null)
        {
            return new AboutToken(
                unauthorized!.RetryAfter is { } left ? TooManyRequestsError.For(left) : unauthorized); // no slow_down here
        }

        return form[Wire.Token] is { } token
            ? new AboutToken(client, token, null)
            : new AboutToken(BadRequestError.InvalidRequest("token is missing."));
    }
}

/// <summary>Either the client and the token that it sent, or the error.</summary>
public readonly record struct AboutToken(Client? Client, string? Token, AboutTokenError? Error)
{
    public AboutToken(AboutTokenError error)
        : this(null, null, error)
    {
    }
}
