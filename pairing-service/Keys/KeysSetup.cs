using Pairing.Protocol;

namespace Pairing.Service.Keys;

public static class KeysSetup
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<JwksEndpoint>();
        builder.Services.AddSingleton<KeyRotation>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KeyRotation>());
    }

    public static void MapKeys(this WebApplication app) =>
        app.MapGet(
            WellKnown.Jwks,
            (JwksEndpoint endpoint, HttpResponse response, CancellationToken cancel) => endpoint.HandleAsync(response, cancel))
            .WithName("Jwks")
            .WithTags("OAuth")
            .WithSummary("Gets the public keys that verify access tokens")
            .WithDescription(
                "RFC 7517. Use the keys to check access tokens offline. The keys change: cache them for as long as " +
                "Cache-Control allows, then request them again, with If-None-Match if you like. A new key is published for " +
                "longer than that before it signs. An old key stays published until its last token expires. The key that " +
                "signs now is the first.")
            .Produces<Jwks>()
            .Produces(304);
}
