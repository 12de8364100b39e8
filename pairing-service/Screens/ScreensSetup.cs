using Pairing.Protocol;
using Pairing.Service.Answers;

namespace Pairing.Service.Screens;

public static class ScreensSetup
{
    /// <summary>Of one device, as the OpenAPI description names it.</summary>
    public const string One = WellKnown.Devices + "/{id}/screen";

    public static void AddScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScreenWatch>();
        builder.Services.AddSingleton<ScreenEndpoint>();
        builder.Services.AddSingleton<ScreenWriter>();
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapGet(WellKnown.DeviceScreen, (HttpContext context, ScreenEndpoint screen) => screen.AnswerAsync(context))
            .WithName("Screen")
            .WithTags("Device")
            .WithSummary("What the device's screen is to show")
            .WithDescription(
                "Needs an access token with the scope device. With If-None-Match, 304 while the words are those that the device " +
                "has; with Prefer: wait=N (RFC 7240) as well, the answer is held until they change or N seconds pass, up to " +
                "prefer_wait; then it has Preference-Applied: wait=N, and the next request may follow at once. Without that header, " +
                "ask again after a minute. When the owner removes the device, what is held ends with 401 invalid_token.")
            .Produces<ScreenAnswer>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400, 401, 403, 503);

        app.MapPut(One.Replace("{id}", "{id:guid}", StringComparison.Ordinal), (HttpContext context, Guid id, ScreenWriter writer) => writer.AnswerAsync(context, id))
            .WithName("Write")
            .WithTags("Device")
            .WithSummary("Puts words on a device's screen")
            .WithDescription(
                "By the device itself, with its access token; or by its owner, with the cookie of their session and, in the header " +
                "RequestVerificationToken, the token of a form. Up to 200 characters; what is invisible is taken out.")
            .Accepts<ScreenRequest>("application/json")
            .Produces<ScreenAnswer>()
            .ProducesProblems(400, 401, 403, 404, 413, 415, 503);
    }
}
