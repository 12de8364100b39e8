namespace Pairing.Emulator.Panel;

/// <summary>From the memory to what an eye sees.</summary>
public sealed partial class Ssd1306Controller
{
    /// <summary>
    /// What stands on the glass. Modules carry the glass turned half round: segment 127 is at the left and COM 63 at the
    /// top, which is why every driver sends A1 and C8.
    /// </summary>
    private PanelPicture Compose()
    {
        bool shines = hasPower && isOn && isPumping;
        bool[] lit = new bool[kind.Width * kind.Height];
        for (int y = 0; shines && y < kind.Height; y++)
        {
            int com = Com(kind.Height - 1 - y);
            int scanned = isScannedBackwards ? multiplex - 1 - com : com; // 10.1.14
            int row = ((scanned + displayOffset) % Lines + Lines) % Lines; // 10.1.15
            if (row >= multiplex)
            {
                continue; // not scanned
            }

            int line = (row + startLine) % Lines; // 10.1.6
            for (int x = 0; x < kind.Width; x++)
            {
                int segment = kind.RamWidth - 1 - kind.ColumnOffset - x;
                bool bit = (ram[((line >> 3) * kind.RamWidth) + segment] & (1 << (line & 7))) != 0;
                lit[(y * kind.Width) + x] = isAllLit || bit != isInverted;
            }
        }

        return new PanelPicture(kind.Width, kind.Height, lit, Contrast);
    }

    /// <summary>Which row of the scan reaches the glass's row, counted from below: as glass and command DA agree or not (table 10-3).</summary>
    private int Com(int row)
    {
        int pin = kind.HasRowsInOrder ? row : (row & 1) * (Lines / 2) + (row / 2);
        return isInOrder ? pin : pin < Lines / 2 ? 2 * pin : (2 * pin) - Lines + 1;
    }
}
