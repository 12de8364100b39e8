using Pairing.Protocol;

namespace Pairing.Service.Token;

public static class TokenSetup
{
    public static void AddToken(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<DeviceCodeGrant>();
        builder.Services.AddSingleton<RefreshSuccessors>();
        builder.Services.AddSingleton<RefreshTokenGrant>();
        builder.Services.AddSingleton<TokenEndpoint>();
        builder.Services.AddSingleton<TokenLookup>();
        builder.Services.AddSingleton<AboutTokenReader>();
        builder.Services.AddSingleton<BearerToken>();
    }

    public static void MapToken(this WebApplication app)
    {
        // Resolve the endpoint once: per request it would cost a service scope. Resolve it late: the keys may be in the
        // database.
        var endpoint = new Lazy<TokenEndpoint>(app.Services.GetRequiredService<TokenEndpoint>);
        app.MapPost(WellKnown.Token, (Delegate)((HttpContext context) => endpoint.Value.HandleAsync(context)))
            .WithName("Token")
            .WithTags("OAuth")
            .WithSummary("Issues and refreshes a device's tokens")
            .WithDescription(
                "RFC 8628 3.4 and RFC 6749 6. While the grant is pending, the response is 400 authorization_pending. A device " +
                "that polls too soon gets slow_down and must poll 5 s less often from then on. With the header Prefer: wait=N " +
                "(RFC 7240), the service holds the request until the owner decides or N seconds pass, up to prefer_wait of " +
                "the device authorization response. That response has Preference-Applied: wait=N, and the device may poll " +
                "again at once. Without this header in the response, the device waits for the interval.")
            .Accepts<TokenRequest>(Wire.FormMediaType);
    }
}
