using Pairing.Protocol;
using Pairing.Service.Responses;

namespace Pairing.Service.Revocation;

public static class RevocationSetup
{
    public static void AddRevocation(this WebApplicationBuilder builder) => builder.Services.AddSingleton<RevocationEndpoint>();

    public static void MapRevocation(this WebApplication app) =>
        app.MapPost(WellKnown.Revocation, (HttpContext context, RevocationEndpoint endpoint) => endpoint.HandleAsync(context))
            .WithName("Revocation")
            .WithTags("OAuth")
            .WithSummary("Revokes a device's tokens")
            .WithDescription(
                "RFC 7009. Ends the pairing and revokes all tokens of the device. The owner sees that the device ended its " +
                "pairing. An unknown or expired token also gets 200. A token of another client gets 400 invalid_grant and " +
                "stays valid. After 429, which has Retry-After, the token is still valid.")
            .Accepts<RevocationRequest>(Wire.FormMediaType)
            .CanBeUnavailable();
}
