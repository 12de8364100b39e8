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
        bool shines = _hasPower && _isOn && _isPumping;
        bool[] lit = new bool[_kind.Width * _kind.Height];
        for (int y = 0; shines && y < _kind.Height; y++)
        {
            int com = Com(_kind.Height - 1 - y);
            int scanned = _isScannedBackwards ? _multiplex - 1 - com : com; // 10.1.14
            int row = ((scanned + _displayOffset) % Lines + Lines) % Lines; // 10.1.15
            if (row >= _multiplex)
            {
                continue; // not scanned
            }

            int line = (row + _startLine) % Lines; // 10.1.6
            for (int x = 0; x < _kind.Width; x++)
            {
                int segment = _kind.RamWidth - 1 - _kind.ColumnOffset - x;
                bool bit = (_ram[((line >> 3) * _kind.RamWidth) + segment] & (1 << (line & 7))) != 0;
                lit[(y * _kind.Width) + x] = _isAllLit || bit != _isInverted;
            }
        }

        return new PanelPicture(_kind.Width, _kind.Height, lit, Contrast);
    }

    /// <summary>
    /// Which row of the scan reaches the glass's row, counted from below: as glass and command DA agree or not (table 10-3).
    /// </summary>
    private int Com(int row)
    {
        int pin = _kind.HasRowsInOrder ? row : (row & 1) * (Lines / 2) + (row / 2);
        return _isInOrder ? pin : pin < Lines / 2 ? 2 * pin : (2 * pin) - Lines + 1;
    }
}
