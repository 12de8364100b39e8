using Pairing.Protocol;
using Pairing.Service.Answers;
using Pairing.Service.Limits;

namespace Pairing.Service.DeviceAuthorization;

public static class DeviceAuthorizationSetup
{
    public static void AddDeviceAuthorization(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AddressLimits>();
        builder.Services.AddSingleton<VerificationAddress>();
        builder.Services.AddSingleton<NewGrants>();
        builder.Services.AddSingleton<DeviceAuthorizationEndpoint>();
    }

    public static void MapDeviceAuthorization(this WebApplication app)
    {
        var endpoint = new Lazy<DeviceAuthorizationEndpoint>(app.Services.GetRequiredService<DeviceAuthorizationEndpoint>); // as with polls
        app.MapPost(WellKnown.DeviceAuthorization, (Delegate)((HttpContext context) => endpoint.Value.AnswerAsync(context)))
            .WithName("DeviceAuthorization")
            .WithTags("OAuth")
            .WithSummary("A device asks to be paired")
            .WithDescription("RFC 8628 3.1. The answer holds a code for the device and a code for the person.")
            .Accepts<DeviceAuthorizationRequest>(Wire.FormMediaType)
            .Produces<DeviceAuthorizationAnswer>()
            .Produces<OAuthErrorAnswer>(400)
            .Produces<OAuthErrorAnswer>(401)
            .Produces<OAuthErrorAnswer>(413)
            .Produces<OAuthErrorAnswer>(503);
    }
}
