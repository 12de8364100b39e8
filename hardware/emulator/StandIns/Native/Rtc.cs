using System;
using Pairing.Emulator.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native.</summary>
internal static class Rtc
{
    public static bool SetSystemTime(DateTime time)
    {
        PowerCycle.Current.Board.Clock.Set(new DateTimeOffset(time.Ticks, TimeSpan.Zero));
        return true;
    }
}
