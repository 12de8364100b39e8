namespace Pairing.Emulator.Panel;

/// <summary>Where the bytes of a picture go in the memory (10.1.3).</summary>
public sealed partial class Ssd1306Controller
{
    private void WriteData(byte value)
    {
        if (_column < _kind.RamWidth)
        {
            // 10.1.8: the remap turns the way to the memory, not what is shown of it; old content stays where it is.
            int segment = _isRemapped ? _kind.RamWidth - 1 - _column : _column;
            ref byte cell = ref _ram[(_page * _kind.RamWidth) + segment];
            _isStale |= cell != value;
            cell = value;
        }

        Advance();
    }

    /// <summary>10.1.3: where the next byte goes.</summary>
    private void Advance()
    {
        switch (_addressing)
        {
            case AddressingMode.Page:
                // The pointer of an SH1106 stays at the last column; that of an SSD1306 returns to the first.
                _column = _column + 1 < _kind.RamWidth ? _column + 1 : _kind.HasAddressingModes ? 0 : _kind.RamWidth;
                break;
            case AddressingMode.Horizontal:
                if (_column++ == _lastColumn)
                {
                    _column = _firstColumn;
                    _page = _page == _lastPage ? _firstPage : (_page + 1) % Pages;
                }

                _column %= _kind.RamWidth;
                break;
            case AddressingMode.Vertical:
                if (_page++ == _lastPage)
                {
                    _page = _firstPage;
                    _column = _column == _lastColumn ? _firstColumn : (_column + 1) % _kind.RamWidth;
                }

                _page %= Pages;
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
