using System;

namespace Pairing.Emulator.Panel;

/// <summary>The commands of table 9, and those that the SH1106 has besides.</summary>
public sealed partial class Ssd1306Controller
{
    /// <summary>Executes one command of table 9.</summary>
    /// <returns>How many bytes it took. Operands that did not come are 0.</returns>
    private int Execute(ReadOnlySpan<byte> bytes)
    {
        byte command = bytes[0];
        byte a = bytes.Length > 1 ? bytes[1] : (byte)0;
        byte b = bytes.Length > 2 ? bytes[2] : (byte)0;
        switch (command)
        {
            case <= 0x0F: // lower nibble of the column
                _column = (_column & 0xF0) | (command & 0x0F);
                return 1;
            case <= 0x1F: // higher nibble
                _column = (_column & 0x0F) | ((command & 0x0F) << 4);
                return 1;
            case 0x20 when _kind.HasAddressingModes:
                _addressing = (AddressingMode)Math.Min(a & 3, 2);
                return 2;
            case 0x21 when _kind.HasAddressingModes:
                _firstColumn = _column = a & 0x7F;
                _lastColumn = b & 0x7F;
                return 3;
            case 0x22 when _kind.HasAddressingModes:
                _firstPage = _page = a & 7;
                _lastPage = b & 7;
                return 3;
            case 0x26 or 0x27: // scroll setup: no scrolling is modelled, nothing of ours scrolls
                return 7;
            case 0x29 or 0x2A:
                return 6;
            case 0x2E or 0x2F:
                return 1;
            case >= 0x30 and <= 0x33 when !_kind.HasAddressingModes: // SH1106: pump voltage
                return 1;
            case >= 0x40 and <= 0x7F:
                _startLine = command & 0x3F;
                return 1;
            case 0x81:
                Contrast = a;
                return 2;
            case 0x8D when _kind.HasAddressingModes: // charge pump, application note: without it the glass stays dark
                _isPumping = (a & 4) != 0;
                return 2;
            case 0xA0 or 0xA1:
                _isRemapped = command == 0xA1;
                return 1;
            case 0xA3:
                return 3;
            case 0xA4 or 0xA5:
                _isAllLit = command == 0xA5;
                return 1;
            case 0xA6 or 0xA7:
                _isInverted = command == 0xA7;
                return 1;
            case 0xA8:
                _multiplex = Math.Max(a & 0x3F, 15) + 1;
                return 2;
            case 0xAD: // SSD1306B: own current source, nothing that the eye sees here; SH1106: DC-DC converter
                _isPumping = _kind.HasAddressingModes ? _isPumping : (a & 1) != 0;
                return 2;
            case 0xAE or 0xAF:
                _isOn = command == 0xAF;
                return 1;
            case >= 0xB0 and <= 0xB7:
                _page = command & 7;
                return 1;
            case 0xC0 or 0xC8:
                _isScannedBackwards = command == 0xC8;
                return 1;
            case 0xD3:
                _displayOffset = a & 0x3F;
                return 2;
            case 0xD5:
                DisplayClock = a;
                return 2;
            case 0xDA:
                _isInOrder = (a & 0x10) == 0;
                return 2;
            case 0xD9 or 0xDB: // pre-charge, deselect level: nothing that the eye sees here
                return 2;
            case 0xE3: // NOP
                return 1;
            default:
                UnknownCommands++;
                return 1;
        }
    }

    /// <summary>Only says where the next data goes.</summary>
    private static bool IsAddress(byte command) => command is <= 0x22 or >= 0xB0 and <= 0xB7;
}
