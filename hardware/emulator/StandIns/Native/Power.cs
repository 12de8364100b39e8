using System;
using Pairing.Emulator.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native.</summary>
internal class Power
{
    public static event RebootEventHandler OnRebootEvent
    {
        add => PowerCycle.Current.Slot<Listeners>().All += value;
        remove => PowerCycle.Current.Slot<Listeners>().All -= value;
    }

    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        PowerCycle cycle = PowerCycle.Current;
        cycle.Slot<Listeners>().All?.Invoke();
        cycle.Board.Log.WriteLine("The firmware restarts the board.");
        cycle.Board.Restart();
        throw new PowerCutException();
    }

    private sealed class Listeners
    {
        public RebootEventHandler? All { get; set; }
    }
}

internal delegate void RebootEventHandler();

[Flags]
internal enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}
