using System;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native: the image that this board would carry.</summary>
internal static class SystemInfo
{
    public static Version Version => new(1, 12, 4, 210);

    public static string OEMString => "Pairing emulator";

    public static string TargetName => "ESP32_REV3";

    public static string Platform => "ESP32";
}
