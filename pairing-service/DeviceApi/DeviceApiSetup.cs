using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Responses;
using Pairing.Service.Token;

namespace Pairing.Service.DeviceApi;

/// <summary>The API for a paired device.</summary>
public static class DeviceApiSetup
{
    public static void AddDeviceApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DeviceCaller>();
    }

    public static void MapDeviceApi(this WebApplication app) =>
        app.MapGet(WellKnown.Device, HandleAsync)
            .WithName("Device")
            .WithTags("Device")
            .WithSummary("Gets the calling device")
            .WithDescription(
                "Requires an access token with the scope device. If the owner removed the device, the response is 401 " +
                "invalid_token.")
            .CanBeUnavailable();

    private static async Task<Results<JsonResponse<DeviceResponse>, BearerError>> HandleAsync(
        HttpContext context, DeviceCaller caller, IAccounts accounts)
    {
        var cancel = context.RequestAborted;
        var (device, refusal) = await caller.ReadAsync(context.Request, cancel);
        if (device is null)
        {
            return refusal!;
        }

        var account = await accounts.FindAsync(device.AccountId, cancel);
        return new JsonResponse<DeviceResponse>(
            new DeviceResponse(device.Id, device.Name, account?.UserName), DeviceApiJson.Plain.DeviceResponse);
    }
}

public sealed record DeviceResponse(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName(Wire.Account)] string? Account);
