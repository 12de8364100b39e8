using System;
using Pairing.Emulator.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native.</summary>
internal class Power
{
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        PowerCycle cycle = PowerCycle.Current;
        cycle.Board.Log.WriteLine("The firmware restarts the board.");
        cycle.Board.Restart();
        throw new PowerCutException();
    }
}

[Flags]
internal enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}
