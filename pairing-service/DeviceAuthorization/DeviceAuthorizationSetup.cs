using Pairing.Protocol;

namespace Pairing.Service.DeviceAuthorization;

public static class DeviceAuthorizationSetup
{
    public static void AddDeviceAuthorization(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NewCodeLimits>();
        builder.Services.AddSingleton<PendingPlaces>();
        builder.Services.AddSingleton<GrantFactory>();
        builder.Services.AddSingleton<DeviceAuthorizationEndpoint>();
    }

    public static void MapDeviceAuthorization(this WebApplication app)
    {
        // as for polls
        var endpoint = new Lazy<DeviceAuthorizationEndpoint>(app.Services.GetRequiredService<DeviceAuthorizationEndpoint>);
        app.MapPost(WellKnown.DeviceAuthorization, (Delegate)((HttpContext context) => endpoint.Value.HandleAsync(context)))
            .WithName("DeviceAuthorization")
            .WithTags("OAuth")
            .WithSummary("Starts the pairing of a device")
            .WithDescription("RFC 8628 3.1. The response has a device code and a user code.")
            .Accepts<DeviceAuthorizationRequest>(Wire.FormMediaType);
    }
}
