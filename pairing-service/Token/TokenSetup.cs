using Pairing.Protocol;
using Pairing.Service.Answers;
using Pairing.Service.Grants;
using Pairing.Service.Keys;

namespace Pairing.Service.Token;

public static class TokenSetup
{
    public static void AddToken(this WebApplicationBuilder builder)
    {
        builder.AddKeys(); // that sign them
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<DeviceCodeGrant>();
        builder.Services.AddSingleton<RefreshTokenGrant>();
        builder.Services.AddSingleton<TokenEndpoint>();
        builder.Services.AddSingleton<TokenLookup>();
    }

    public static void MapToken(this WebApplication app)
    {
        app.MapKeys(); // for anybody to check them by
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<HeldPolls>().Drain);

        // Once: asked for with each poll it would cost a scope of services. Not yet: it holds keys, which may lie in the database.
        var endpoint = new Lazy<TokenEndpoint>(app.Services.GetRequiredService<TokenEndpoint>);
        app.MapPost(WellKnown.Token, (Delegate)((HttpContext context) => endpoint.Value.AnswerAsync(context)))
            .WithName("Token")
            .WithTags("OAuth")
            .WithSummary("A device collects its tokens, or renews them")
            .WithDescription(
                "RFC 8628 3.4 and RFC 6749 6. While nobody has decided, the answer is 400 authorization_pending; " +
                "a device that asks too soon is told slow_down and waits 5 s longer from then on. With the header " +
                "Prefer: wait=N (RFC 7240) the answer is held until somebody decides or N seconds pass, up to prefer_wait " +
                "of the device authorization answer; then it has Preference-Applied: wait=N, and the next poll may follow " +
                "at once. Without that header in the answer, the interval counts.")
            .Accepts<TokenRequest>(Wire.FormMediaType)
            .Produces<TokenAnswer>()
            .Produces<OAuthErrorAnswer>(400)
            .Produces<OAuthErrorAnswer>(401)
            .Produces<OAuthErrorAnswer>(413)
            .Produces<OAuthErrorAnswer>(503);
    }
}
