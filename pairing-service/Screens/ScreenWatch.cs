using Pairing.Service.Devices;
using Pairing.Service.LongPolls;

namespace Pairing.Service.Screens;

/// <summary>
/// Holds a device's request until its text changes or it is removed (RFC 7240 4.3). At most one request per device.
/// </summary>
public sealed class ScreenWatch(IDevices devices, LongPollRegistry longPolls, TimeProvider time)
{
    /// <param name="seconds">The maximum duration in seconds.</param>
    /// <param name="isKnown">Whether the device already has the current text.</param>
    public async Task<Watched> WaitAsync(Device device, int seconds, Func<Device, bool> isKnown, CancellationToken cancel)
    {
        long arrived = time.GetTimestamp();
        Device? now = device;
        bool wasHeld = false;
        while (IsWaiting(now, isKnown))
        {
            var left = TimeSpan.FromSeconds(seconds) - time.GetElapsedTime(arrived);
            if (left <= TimeSpan.Zero || longPolls.Hold(device.Id, left) is not { } request)
            {
                return new Watched(now, wasHeld);
            }

            await CheckAgainAsync(request, device.Id, isKnown, cancel);
            var released = await ReleasedAsync(request, cancel);
            if (released is not ReleaseReason.Changed)
            {
                return new Watched(now, WasHeld: released is ReleaseReason.TimeUp); // otherwise the wait was cut short
            }

            wasHeld = true;
            now = await devices.FindAsync(device.Id, cancel);
        }

        return new Watched(now, wasHeld);
    }

    /// <summary>Checks again, because a change between the first check and the hold was not announced.</summary>
    private async Task CheckAgainAsync(LongPoll request, Guid id, Func<Device, bool> isKnown, CancellationToken cancel)
    {
        bool goesOn = false;
        try
        {
            goesOn = IsWaiting(await devices.FindAsync(id, cancel), isKnown);
        }
        finally
        {
            if (!goesOn)
            {
                longPolls.End(request, ReleaseReason.Changed);
            }
        }
    }

    private async Task<ReleaseReason> ReleasedAsync(LongPoll request, CancellationToken cancel)
    {
        await using var registration = cancel.UnsafeRegister(_ => longPolls.End(request, ReleaseReason.Abandoned), null);
        return await request.Released;
    }

    private static bool IsWaiting(Device? device, Func<Device, bool> isKnown) =>
        device is { IsRemoved: false } && isKnown(device);
}

/// <summary>The device after the wait. Null: it no longer exists.</summary>
/// <param name="WasHeld">Whether the request was held. The next request may follow at once.</param>
public readonly record struct Watched(Device? Device, bool WasHeld);
