using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Screens;

/// <summary>Holds the request of a device until it gets other words or is removed (RFC 7240 4.3), at most one for each device.</summary>
public sealed class ScreenWatch(IDevices devices, HeldPolls held, TimeProvider time)
{
    /// <param name="seconds">That it may be held.</param>
    /// <param name="isKnown">Whether the device shows already what it would be told.</param>
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

            await LookOnceMoreAsync(request, device.Id, isKnown, cancel);
            var released = await ReleasedAsync(request, cancel);
            if (released is not Release.Changed)
            {
                return new Watched(now, WasHeld: released is Release.TimeUp); // else its wait was cut short
            }

            wasHeld = true;
            now = await devices.FindAsync(device.Id, cancel);
        }

        return new Watched(now, wasHeld);
    }

    /// <summary>What changed between the first look and the hold told nobody.</summary>
    private async Task LookOnceMoreAsync(HeldPoll request, Guid id, Func<Device, bool> isKnown, CancellationToken cancel)
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
                held.LetGo(request, Release.Changed);
            }
        }
    }

    private async Task<Release> ReleasedAsync(HeldPoll request, CancellationToken cancel)
    {
        await using var gone = cancel.UnsafeRegister(_ => held.LetGo(request, Release.Abandoned), null);
        return await request.Released;
    }

    private static bool IsWaiting(Device? device, Func<Device, bool> isKnown) => device is { IsRemoved: false } && isKnown(device);
}

/// <summary>The device after the wait; null where nothing is left of it.</summary>
/// <param name="WasHeld">As it preferred: it may ask again at once.</param>
public readonly record struct Watched(Device? Device, bool WasHeld);
