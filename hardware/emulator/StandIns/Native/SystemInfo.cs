using System;
using Pairing.Emulator.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native: the image that this board would carry.</summary>
internal static class SystemInfo
{
    public static string TargetName => PowerCycle.Current.Board.Kind.Target;
}
