using Pairing.Protocol;
using Pairing.Service.Answers;

namespace Pairing.Service.Devices;

/// <summary>The paired device that calls, seen by that.</summary>
public sealed class DeviceCaller(BearerToken bearer, IDevices devices, TimeProvider time)
{
    /// <summary>A device is seen at most this often: its owner does not read seconds, and each is a write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<(Device? Device, OAuthError? Error)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var (device, refusal) = await bearer.ReadAsync(request, Defaults.DeviceScope, cancel);
        var now = time.GetUtcNow();
        if (device is not null && (device.LastSeenAt is not { } seen || now - seen >= SeenEvery))
        {
            await devices.SeenAsync(device.Id, now, cancel);
        }

        return (device, refusal);
    }
}
