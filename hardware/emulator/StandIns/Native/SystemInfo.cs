using System;
using Pairing.Emulator.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native: the image that this board would carry.</summary>
internal static class SystemInfo
{
    public static Version Version => new(1, 12, 4, 210);

    public static string OEMString => "Pairing emulator";

    public static string TargetName => PowerCycle.Current.Board.Kind.Target;

    public static string Platform => "ESP32";
}
