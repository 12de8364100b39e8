using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Protocol;
using Pairing.Service.DeviceApi;
using Pairing.Service.Devices;
using Pairing.Service.Requests;
using Pairing.Service.Responses;
using Pairing.Service.Settings;
using Pairing.Service.Token;

namespace Pairing.Service.Screens;

/// <summary>Returns the screen text, with long polls.</summary>
public sealed class ScreenEndpoint(DeviceCaller caller, ScreenWatch watch, PairingSettings settings)
{
    public async Task<Results<ScreenResult, ScreenUnchanged, BearerError>> HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var cancel = context.RequestAborted;
        var (device, refusal) = await caller.ReadAsync(request, cancel);
        if (device is null)
        {
            return refusal!;
        }

        int wait = Preferences.Wait(request.Headers[Wire.Prefer], settings.Polling.MaximumWait);
        var watched = await watch.WaitAsync(device, wait, now => Of(now).IsKnownTo(request), cancel);
        if (watched.WasHeld)
        {
            HeldResponse.Mark(context.Response, wait);
        }

        if (watched.Device is not { IsRemoved: false } now)
        {
            return BearerError.Removed();
        }

        var screen = Of(now);
        return screen.IsKnownTo(request) ? new ScreenUnchanged(screen) : new ScreenResult(screen);
    }

    public ScreenResponse Of(Device device) => new(device.ScreenText, settings.Polling.LongestWait);
}
