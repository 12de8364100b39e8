using Pairing.Emulator.Board;

namespace System;

/// <summary>nanoFramework.Runtime.Native: the monotonic clock of the board, from 0 at power-on.</summary>
internal static class Environment
{
    public static long TickCount64 => PowerCycle.Current.UptimeMilliseconds;

    /// <summary>Not the board's: the C# compiler asks for it in every iterator of this assembly.</summary>
    internal static int CurrentManagedThreadId => HostEnvironment.CurrentManagedThreadId;
}
