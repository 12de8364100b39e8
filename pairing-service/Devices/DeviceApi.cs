using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Answers;

namespace Pairing.Service.Devices;

/// <summary>What a paired device can ask about itself.</summary>
public static class DeviceApi
{
    public static void AddDeviceApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BearerToken>();
        builder.Services.AddSingleton<DeviceCaller>();
        builder.Services.AddSingleton<DeviceChanges>();
    }

    public static void MapDeviceApi(this WebApplication app) =>
        app.MapGet(WellKnown.Device, AnswerAsync)
            .WithName("Device")
            .WithTags("Device")
            .WithSummary("The device that asks, as its owner knows it")
            .WithDescription("Needs an access token with the scope device. After its owner has removed it: 401 invalid_token.")
            .Produces<DeviceAnswer>()
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, DeviceCaller caller, IAccounts accounts)
    {
        var cancel = context.RequestAborted;
        var (device, refusal) = await caller.ReadAsync(context.Request, cancel);
        if (device is null)
        {
            return refusal!;
        }

        var account = await accounts.FindAsync(device.AccountId, cancel);
        return new JsonAnswer<DeviceAnswer>(new DeviceAnswer(device.Id, device.Name, account?.UserName), JsonForms.Plain.DeviceAnswer);
    }
}

public sealed record DeviceAnswer(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName(Wire.Account)] string? Account);
