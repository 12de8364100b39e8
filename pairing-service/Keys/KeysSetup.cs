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
        app.MapGet(WellKnown.Jwks, (JwksEndpoint endpoint, HttpResponse response, CancellationToken cancel) => endpoint.AnswerAsync(response, cancel))
            .WithName("Jwks")
            .WithTags("OAuth")
            .WithSummary("The public keys that access tokens are signed with")
            .WithDescription(
                "RFC 7517. With them, a token is checked without asking this service. The keys change: cache them as long as " +
                "Cache-Control says, then ask again, with If-None-Match if you like. A new key stands here for longer than that before " +
                "it signs, an old one for as long as a token that it signed can live. The one that signs now stands first.")
            .Produces<Jwks>()
            .Produces(304);
}
