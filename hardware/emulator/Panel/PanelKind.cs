namespace Pairing.Emulator.Panel;

/// <summary>A panel as numbers: the glass, and how it is wired to its controller.</summary>
/// <param name="Name">As sold.</param>
/// <param name="Width">Columns of the glass.</param>
/// <param name="Height">Rows of the glass.</param>
/// <param name="RamWidth">Columns of the controller's memory.</param>
/// <param name="ColumnOffset">The memory column that stands at the left edge.</param>
/// <param name="HasAddressingModes">SSD1306: horizontal and vertical addressing; SH1106: page addressing alone.</param>
public sealed record PanelKind(string Name, int Width, int Height, int RamWidth, int ColumnOffset, bool HasAddressingModes)
{
    public static readonly PanelKind Ssd1306 = new("SSD1306 128x64", 128, 64, 128, 0, true);
    public static readonly PanelKind Ssd1306Low = new("SSD1306 128x32", 128, 32, 128, 0, true);
    public static readonly PanelKind Sh1106 = new("SH1106 128x64", 128, 64, 132, 2, false);
}
