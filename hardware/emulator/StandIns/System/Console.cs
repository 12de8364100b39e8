using Pairing.Emulator.Board;

namespace System;

/// <summary>mscorlib: the serial port. There is no WriteLine of numbers on the board.</summary>
internal static class Console
{
    public static void Write(string? value) => PowerCycle.Current.Board.Log.Write(value ?? "");

    public static void WriteLine() => Write("\n");

    public static void WriteLine(string? value) => Write(value + "\n");
}
