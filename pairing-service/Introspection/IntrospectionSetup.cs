using Pairing.Protocol;
using Pairing.Service.Answers;

namespace Pairing.Service.Introspection;

public static class IntrospectionSetup
{
    public static void AddIntrospection(this WebApplicationBuilder builder) => builder.Services.AddSingleton<IntrospectionEndpoint>();

    public static void MapIntrospection(this WebApplication app) =>
        app.MapPost(WellKnown.Introspection, (HttpContext context, IntrospectionEndpoint endpoint) => endpoint.AnswerAsync(context))
            .WithName("Introspection")
            .WithTags("OAuth")
            .WithSummary("Whether a token is good right now, and whose it is")
            .WithDescription(
                "RFC 7662, for clients with a secret. Unlike a check by /oauth/jwks it sees at once that a device was removed. " +
                "Of refresh tokens a client is told its own; anything else is {\"active\":false}. Too many requests from one address get " +
                "429 with Retry-After.")
            .Accepts<IntrospectionRequest>(Wire.FormMediaType)
            .Produces<IntrospectionAnswer>()
            .Produces<OAuthErrorAnswer>(400)
            .Produces<OAuthErrorAnswer>(401)
            .Produces<OAuthErrorAnswer>(413)
            .Produces<OAuthErrorAnswer>(429)
            .Produces<OAuthErrorAnswer>(503);
}
