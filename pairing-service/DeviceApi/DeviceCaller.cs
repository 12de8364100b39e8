using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Token;

namespace Pairing.Service.DeviceApi;

/// <summary>Finds the paired device that calls and updates its last-seen time.</summary>
public sealed class DeviceCaller(BearerToken bearer, IDevices devices, TimeProvider time)
{
    /// <summary>Minimum time between updates of the last-seen time, because each one is a database write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<(Device? Device, BearerError? Error)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var (device, refusal) = await bearer.ReadAsync(request, Defaults.DeviceScope, cancel);
        var now = time.GetUtcNow();
        // A last-seen time in the future is from a time when the machine's date was wrong.
        if (device is not null && (device.LastSeenAt is not { } seen || (now - seen).Duration() >= SeenEvery))
        {
            await devices.MarkSeenAsync(device.Id, now, cancel);
        }

        return (device, refusal);
    }
}
