using System.Collections.Generic;

namespace Pairing.Emulator.Panel;

/// <summary>A panel as numbers: the glass, and how it is wired to its controller.</summary>
/// <param name="Name">As the settings of the firmware spell it.</param>
/// <param name="Width">Columns of the glass.</param>
/// <param name="Height">Rows of the glass.</param>
/// <param name="RamWidth">Columns of the controller's memory.</param>
/// <param name="ColumnOffset">The memory column that stands at the left edge.</param>
/// <param name="HasAddressingModes">SSD1306: horizontal and vertical addressing; SH1106: page addressing alone.</param>
/// <param name="HasRowsInOrder">
/// The glass hangs on the COM pins one after the other; else its rows take turns between the two sides of the chip, which is what
/// a reset expects (10.1.18).
/// </param>
public sealed record PanelKind(
    string Name, int Width, int Height, int RamWidth = 128, int ColumnOffset = 0, bool HasAddressingModes = true,
    bool HasRowsInOrder = false)
{
    public static readonly PanelKind Ssd1306 = new("ssd1306-128x64", 128, 64);
    public static readonly PanelKind Ssd1306Low = new("ssd1306-128x32", 128, 32, HasRowsInOrder: true);
    public static readonly PanelKind Ssd1306Small = new("ssd1306-72x40", 72, 40, ColumnOffset: 28);
    public static readonly PanelKind Sh1106 =
        new("sh1106-128x64", 128, 64, RamWidth: 132, ColumnOffset: 2, HasAddressingModes: false);

    public static IReadOnlyList<PanelKind> All { get; } = [Ssd1306, Ssd1306Low, Ssd1306Small, Sh1106];
}
