using Pairing.Protocol;
using Pairing.Service.Answers;

namespace Pairing.Service.Revocation;

public static class RevocationSetup
{
    public static void AddRevocation(this WebApplicationBuilder builder) => builder.Services.AddSingleton<RevocationEndpoint>();

    public static void MapRevocation(this WebApplication app) =>
        app.MapPost(WellKnown.Revocation, (HttpContext context, RevocationEndpoint endpoint) => endpoint.AnswerAsync(context))
            .WithName("Revocation")
            .WithTags("OAuth")
            .WithSummary("A device gives its tokens back")
            .WithDescription(
                "RFC 7009. Ends the device with all its tokens, and its owner reads that it disconnected itself. A token that is " +
                "unknown or has ended is 200 too; one of another client is 400 invalid_grant and stays as it is. After 429, which comes with " +
                "Retry-After, the token is as good as before.")
            .Accepts<RevocationRequest>(Wire.FormMediaType)
            .Produces(200, contentType: "application/json")
            .Produces<OAuthErrorAnswer>(400)
            .Produces<OAuthErrorAnswer>(401)
            .Produces<OAuthErrorAnswer>(413)
            .Produces<OAuthErrorAnswer>(429)
            .Produces<OAuthErrorAnswer>(503);
}
