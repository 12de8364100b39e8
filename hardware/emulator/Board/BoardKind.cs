using System;
using System.Collections.Generic;

namespace Pairing.Emulator.Board;

/// <summary>
/// A board as it is soldered. The firmware has descriptions of its own; a test holds the one against the other.
/// </summary>
/// <param name="Name">As the settings of the firmware spell it.</param>
/// <param name="Target">The name of its nanoFramework image.</param>
/// <param name="DataPin">Where the panel's SDA is.</param>
/// <param name="ClockPin">Where the panel's SCL is.</param>
/// <param name="ButtonPin">To ground when pressed.</param>
/// <param name="PanelResetPin">Holds the panel in reset while low; null: the panel resets itself.</param>
/// <param name="LedPin">The light that a program can switch; null: it has none of that kind.</param>
/// <param name="IsLedLitByLow">The light hangs between the pin and 3.3 V, and a pull-up keeps it dark.</param>
/// <param name="UsualData">SDA of I2C1 before a program sets it; -1: none.</param>
/// <param name="UsualClock">SCL likewise.</param>
public sealed record BoardKind(
    string Name,
    string Target,
    int DataPin,
    int ClockPin,
    int ButtonPin,
    int? PanelResetPin = null,
    int? LedPin = null,
    bool IsLedLitByLow = false,
    int UsualData = 18,
    int UsualClock = 19)
{
    public static readonly BoardKind Esp32DevKit = new("esp32-devkit", "ESP32_REV3", 21, 22, 0, LedPin: 2);
    public static readonly BoardKind Esp32C3SuperMini =
        new("esp32-c3-supermini", "ESP32_C3", 5, 6, 9, LedPin: 8, IsLedLitByLow: true);
    public static readonly BoardKind Esp32S3DevKit = new("esp32-s3-devkit", "ESP32_S3", 8, 9, 0, UsualData: -1, UsualClock: -1);
    public static readonly BoardKind HeltecV2 = new("heltec-v2", "ESP32_REV3", 4, 15, 0, PanelResetPin: 16, LedPin: 25);

    public static IReadOnlyList<BoardKind> All { get; } = [Esp32DevKit, Esp32C3SuperMini, Esp32S3DevKit, HeltecV2];

    /// <summary>The chip reads its program through this pin (Espressif's data sheets): who takes it stops the chip.</summary>
    internal bool IsOfFlash(int pin) => Target.Contains("C3", StringComparison.Ordinal) ? pin is >= 11 and <= 17
        : Target.Contains("S3", StringComparison.Ordinal) ? pin is >= 26 and <= 32
        : pin is >= 6 and <= 11;
}
