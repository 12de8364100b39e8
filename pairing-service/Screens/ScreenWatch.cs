using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Screens;

/// <summary>
/// Holds a device's request until its text changes or it is removed (RFC 7240 4.3). At most one request per device.
/// </summary>
public sealed class ScreenWatch(IDevices devices, HeldPolls held, TimeProvider time)
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
            if (left <= TimeSpan.Zero || held.Hold(device.Id, left) is not { } request)
            {
                return new Watched(now, wasHeld);
            }

            await CheckAgainAsync(request, device.Id, isKnown, cancel);
            var released = await ReleasedAsync(request, cancel);
            if (released is not Release.Changed)
            {
                return new Watched(now, WasHeld: released is Release.TimeUp); // otherwise the wait was cut short
            }

            wasHeld = true;
            now = await devices.FindAsync(device.Id, cancel);
        }

        return new Watched(now, wasHeld);
    }

    /// <summary>Checks again, because a change between the first check and the hold was not announced.</summary>
    private async Task CheckAgainAsync(HeldPoll request, Guid id, Func<Device, bool> isKnown, CancellationToken cancel)
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
                held.End(request, Release.Changed);
            }
        }
    }

    private async Task<Release> ReleasedAsync(HeldPoll request, CancellationToken cancel)
    {
        await using var registration = cancel.UnsafeRegister(_ => held.End(request, Release.Abandoned), null);
        return await request.Released;
    }

    private static bool IsWaiting(Device? device, Func<Device, bool> isKnown) =>
        device is { IsRemoved: false } && isKnown(device);
}

/// <summary>The device after the wait. Null: it no longer exists.</summary>
/// <param name="WasHeld">Whether the request was held. The next request may follow at once.</param>
public readonly record struct Watched(Device? Device, bool WasHeld);
