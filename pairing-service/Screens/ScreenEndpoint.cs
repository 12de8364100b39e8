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
    public async Task<IResult> HandleAsync(HttpContext context)
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
        var answer = watched.Device is { IsRemoved: false } now ? Respond(Of(now), request) : BearerToken.Removed();
        return watched.WasHeld ? new LongPollResponse(answer, wait) : answer;
    }

    public ScreenResponse Of(Device device) => new(device.ScreenText, settings.Polling.LongestWait);

    private static IResult Respond(ScreenResponse screen, HttpRequest request) =>
        screen.IsKnownTo(request) ? screen.NotModified() : screen;
}
