using Pairing.Protocol;
using Pairing.Service.Responses;

namespace Pairing.Service.Screens;

public static class ScreensSetup
{
    /// <summary>The address of one device's screen in the OpenAPI description.</summary>
    public const string One = WellKnown.Devices + "/{id}/screen";

    public static void AddScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScreenWatch>();
        builder.Services.AddSingleton<ScreenEndpoint>();
        builder.Services.AddSingleton<ScreenWriter>();
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapGet(WellKnown.DeviceScreen, (HttpContext context, ScreenEndpoint screen) => screen.HandleAsync(context))
            .WithName("Screen")
            .WithTags("Device")
            .WithSummary("Gets the text for the device's screen")
            .WithDescription(
                "Requires an access token with the scope device. With If-None-Match, the response is 304 while the device has " +
                "the current text. If the request also has Prefer: wait=N (RFC 7240), the service holds it until the text " +
                "changes or N seconds pass, up to prefer_wait. That response has Preference-Applied: wait=N, and the next " +
                "request may follow at once. Without this header, ask again after a minute. If the owner removes the device, " +
                "a held request ends with 401 invalid_token.")
            .CanBeUnavailable();

        app.MapPut(
            One.Replace("{id}", "{id:guid}", StringComparison.Ordinal),
            (HttpContext context, Guid id, ScreenWriter writer) => writer.HandleAsync(context, id))
            .WithName("Write")
            .WithTags("Device")
            .WithSummary("Sets the text on a device's screen")
            .WithDescription(
                "The device uses its access token. The owner uses the session cookie and, in the header " +
                "RequestVerificationToken, the token of a form. The text can have up to 200 characters. Invisible characters " +
                "are removed.")
            .Accepts<ScreenRequest>("application/json")
            .CanBeUnavailable();
    }
}
