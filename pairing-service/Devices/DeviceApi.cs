using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Answers;

namespace Pairing.Service.Devices;

/// <summary>What a paired device can ask about itself.</summary>
public static class DeviceApi
{
    /// <summary>A device is seen at most this often: its owner does not read seconds, and each is a write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public static void AddDeviceApi(this WebApplicationBuilder builder) => builder.Services.AddSingleton<BearerToken>();

    public static void MapDeviceApi(this WebApplication app) =>
        app.MapGet(WellKnown.Device, AnswerAsync)
            .WithName("Device")
            .WithTags("Device")
            .WithSummary("The device that asks, as its owner knows it")
            .WithDescription("Needs an access token with the scope device. After its owner has removed it: 401 invalid_token.")
            .Produces<DeviceAnswer>()
            .Produces<OAuthErrorAnswer>(400)
            .Produces<OAuthErrorAnswer>(401)
            .Produces<OAuthErrorAnswer>(403)
            .Produces<OAuthErrorAnswer>(503);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, BearerToken bearer, IDevices devices, IAccounts accounts, TimeProvider time)
    {
        var cancel = context.RequestAborted;
        var (device, refusal) = await bearer.ReadAsync(context.Request, Defaults.DeviceScope, cancel);
        if (device is null)
        {
            return refusal!;
        }

        var now = time.GetUtcNow();
        if (device.LastSeenAt is not { } seen || now - seen >= SeenEvery)
        {
            await devices.SeenAsync(device.Id, now, cancel);
        }

        var account = await accounts.FindAsync(device.AccountId, cancel);
        return Results.Json(new DeviceAnswer(device.Id, device.Name, account?.UserName));
    }
}

public sealed record DeviceAnswer(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName(Wire.Account)] string? Account);
