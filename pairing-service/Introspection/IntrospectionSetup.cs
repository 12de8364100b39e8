using Pairing.Protocol;
using Pairing.Service.Responses;

namespace Pairing.Service.Introspection;

public static class IntrospectionSetup
{
    public static void AddIntrospection(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IntrospectionEndpoint>();

    public static void MapIntrospection(this WebApplication app) =>
        app.MapPost(
            WellKnown.Introspection, (HttpContext context, IntrospectionEndpoint endpoint) => endpoint.HandleAsync(context))
            .WithName("Introspection")
            .WithTags("OAuth")
            .WithSummary("Checks whether a token is active")
            .WithDescription(
                "RFC 7662, for clients with a secret. Unlike an offline check with /oauth/jwks, it shows at once that a " +
                "device was removed. A client can check any access token and its own refresh tokens. All other tokens get " +
                "{\"active\":false}. Too many requests from one address get 429 with Retry-After.")
            .Accepts<IntrospectionRequest>(Wire.FormMediaType)
            .CanBeUnavailable();
}
