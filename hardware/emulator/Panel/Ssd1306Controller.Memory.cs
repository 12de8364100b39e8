namespace Pairing.Emulator.Panel;

/// <summary>Where the bytes of a picture go in the memory (10.1.3).</summary>
public sealed partial class Ssd1306Controller
{
    private void WriteData(byte value)
    {
        if (column < kind.RamWidth)
        {
            // 10.1.8: the remap turns the way to the memory, not what is shown of it; old content stays where it is.
            int segment = isRemapped ? kind.RamWidth - 1 - column : column;
            ref byte cell = ref ram[(page * kind.RamWidth) + segment];
            isStale |= cell != value;
            cell = value;
        }

        Advance();
    }

    /// <summary>10.1.3: where the next byte goes.</summary>
    private void Advance()
    {
        switch (addressing)
        {
            case AddressingMode.Page:
                // The pointer of an SH1106 stays at the last column; that of an SSD1306 returns to the first.
                column = column + 1 < kind.RamWidth ? column + 1 : kind.HasAddressingModes ? 0 : kind.RamWidth;
                break;
            case AddressingMode.Horizontal:
                if (column++ == lastColumn)
                {
                    column = firstColumn;
                    page = page == lastPage ? firstPage : (page + 1) % Pages;
                }

                column %= kind.RamWidth;
                break;
            case AddressingMode.Vertical:
                if (page++ == lastPage)
                {
                    page = firstPage;
                    column = column == lastColumn ? firstColumn : (column + 1) % kind.RamWidth;
                }

                page %= Pages;
                break;
        }
    }

    private enum AddressingMode
    {
        Horizontal,
        Vertical,
        Page,
    }
}
