using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Answers;

namespace Pairing.Service.Devices;

/// <summary>The API for a paired device.</summary>
public static class DeviceApi
{
    public static void AddDeviceApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BearerToken>();
        builder.Services.AddSingleton<DeviceCaller>();
        builder.Services.AddSingleton<DeviceChanges>();
    }

    public static void MapDeviceApi(this WebApplication app) =>
        app.MapGet(WellKnown.Device, HandleAsync)
            .WithName("Device")
            .WithTags("Device")
            .WithSummary("Gets the calling device")
            .WithDescription(
                "Requires an access token with the scope device. If the owner removed the device, the response is 401 " +
                "invalid_token.")
            .Produces<DeviceAnswer>()
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<IResult> HandleAsync(
        HttpContext context, DeviceCaller caller, IAccounts accounts)
    {
        var cancel = context.RequestAborted;
        var (device, refusal) = await caller.ReadAsync(context.Request, cancel);
        if (device is null)
        {
            return refusal!;
        }

        var account = await accounts.FindAsync(device.AccountId, cancel);
        return new JsonAnswer<DeviceAnswer>(
            new DeviceAnswer(device.Id, device.Name, account?.UserName), JsonForms.Plain.DeviceAnswer);
    }
}

public sealed record DeviceAnswer(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName(Wire.Account)] string? Account);
