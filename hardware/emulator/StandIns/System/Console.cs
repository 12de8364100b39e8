using Pairing.Emulator.Board;

namespace System;

/// <summary>mscorlib: the serial port. There is no WriteLine of numbers on the board.</summary>
internal static class Console
{
    public static void WriteLine(string? value) => PowerCycle.Current.Board.Log.WriteLine(value ?? "");
}
