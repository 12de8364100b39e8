using System;
using System.Threading;
using Pairing.Emulator.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>nanoFramework.Hardware.Esp32: deep sleep ends this life; the timer begins the next.</summary>
internal class Sleep
{
    public enum WakeupCause
    {
        Undefined = 0,
        Timer = 4,
    }

    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        PowerCycle.Current.Slot<WakeUp>().After = time;
        return EspNativeError.OK;
    }

    public static WakeupCause GetWakeupCause() =>
        PowerCycle.Current.Board.WokeByTimer ? WakeupCause.Timer : WakeupCause.Undefined;

    public static void StartDeepSleep()
    {
        PowerCycle cycle = PowerCycle.Current;
        cycle.Board.SleepDeeply(cycle.Slot<WakeUp>().After);
        throw new PowerCutException();
    }

    private sealed class WakeUp
    {
        public TimeSpan After { get; set; } = Timeout.InfiniteTimeSpan;
    }
}

internal enum EspNativeError
{
    OK = 0,
}
