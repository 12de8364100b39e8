using System;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.Panel;

/// <summary>
/// The controller of an OLED panel, fed by nothing but the bytes on its wires. Section numbers are those of the
/// Solomon Systech data sheet SSD1306 rev 1.1; where the SH1106 differs, its kind says so.
/// </summary>
public sealed class Ssd1306Controller : IBusDevice
{
    private const int Pages = 8;
    private const int Lines = 64;

    private readonly PanelKind kind;
    private readonly byte[] ram; // GDDRAM: page after page, the lowest bit the top line (8.7)
    private readonly object sync = new();

    private int column, page;
    private int firstColumn, lastColumn, firstPage, lastPage;
    private AddressingMode addressing;
    private bool isOn, isInverted, isAllLit, isPumping, isRemapped, isScannedBackwards, isInOrder;
    private int startLine, displayOffset, multiplex;
    private bool hasPower;
    private bool isStale; // something has changed that an eye could see
    private PanelPicture picture;

    internal Ssd1306Controller(PanelKind kind)
    {
        this.kind = kind;
        ram = new byte[kind.RamWidth * Pages];
        Reset();
        picture = Compose();
    }

    /// <summary>Raised when the visible picture has changed, on the thread that sent the bytes.</summary>
    public event Action? Changed;

    private enum AddressingMode
    {
        Horizontal,
        Vertical,
        Page,
    }

    public PanelKind Kind => kind;

    /// <summary>What an eye sees now.</summary>
    public PanelPicture Picture
    {
        get
        {
            lock (sync)
            {
                return picture;
            }
        }
    }

    /// <summary>0 to 255 (10.1.7).</summary>
    public byte Contrast { get; private set; }

    /// <summary>The operand of D5: divide ratio below, oscillator frequency above (10.1.16).</summary>
    public byte DisplayClock { get; private set; }

    /// <summary>Commands that the data sheet does not know; a program that sends one has gone astray.</summary>
    public int UnknownCommands { get; private set; }

    internal void PowerOn() => Change(() =>
    {
        isStale = true;
        // The memory holds noise until it is written.
        new Random(0x0_1306).NextBytes(ram);
        Reset();
        hasPower = true;
    });

    internal void PowerOff() => Change(() =>
    {
        isStale = true;
        hasPower = false;
    });

    /// <summary>The RES# pin (8.5): the memory stays.</summary>
    internal void ResetByPin() => Change(() =>
    {
        isStale = true;
        Reset();
    });

    /// <summary>Raised with the bytes of each write that reaches the panel, before they do anything.</summary>
    internal event Action<byte[]>? Received;

    void IBusDevice.Receive(byte[] bytes)
    {
        Received?.Invoke(bytes);
        Receive(bytes);
    }

    internal void Receive(byte[] bytes) => Change(() =>
    {
        // 8.1.5.2: a control byte, Co (more control bytes follow) and D/C (data or command), then bytes.
        int i = 0;
        while (i < bytes.Length)
        {
            byte control = bytes[i++];
            bool isData = (control & 0x40) != 0;
            int end = (control & 0x80) != 0 ? Math.Min(i + 1, bytes.Length) : bytes.Length;
            if (isData)
            {
                for (; i < end; i++)
                {
                    WriteData(bytes[i]);
                }
            }
            else
            {
                var commands = bytes.AsSpan(0, end);
                while (i < end)
                {
                    isStale |= !IsAddress(commands[i]);
                    i += Execute(commands[i..]);
                }
            }
        }
    });

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
                column = (column & 0xF0) | (command & 0x0F);
                return 1;
            case <= 0x1F: // higher nibble
                column = (column & 0x0F) | ((command & 0x0F) << 4);
                return 1;
            case 0x20 when kind.HasAddressingModes:
                addressing = (AddressingMode)Math.Min(a & 3, 2);
                return 2;
            case 0x21 when kind.HasAddressingModes:
                firstColumn = column = a & 0x7F;
                lastColumn = b & 0x7F;
                return 3;
            case 0x22 when kind.HasAddressingModes:
                firstPage = page = a & 7;
                lastPage = b & 7;
                return 3;
            case 0x26 or 0x27: // scroll set-up: no scrolling is modelled, nothing of ours scrolls
                return 7;
            case 0x29 or 0x2A:
                return 6;
            case 0x2E or 0x2F:
                return 1;
            case >= 0x30 and <= 0x33 when !kind.HasAddressingModes: // SH1106: pump voltage
                return 1;
            case >= 0x40 and <= 0x7F:
                startLine = command & 0x3F;
                return 1;
            case 0x81:
                Contrast = a;
                return 2;
            case 0x8D when kind.HasAddressingModes: // charge pump, application note: without it the glass stays dark
                isPumping = (a & 4) != 0;
                return 2;
            case 0xA0 or 0xA1:
                isRemapped = command == 0xA1;
                return 1;
            case 0xA3:
                return 3;
            case 0xA4 or 0xA5:
                isAllLit = command == 0xA5;
                return 1;
            case 0xA6 or 0xA7:
                isInverted = command == 0xA7;
                return 1;
            case 0xA8:
                multiplex = Math.Max(a & 0x3F, 15) + 1;
                return 2;
            case 0xAD: // SSD1306B: own current source, nothing that the eye sees here; SH1106: DC-DC converter
                isPumping = kind.HasAddressingModes ? isPumping : (a & 1) != 0;
                return 2;
            case 0xAE or 0xAF:
                isOn = command == 0xAF;
                return 1;
            case >= 0xB0 and <= 0xB7:
                page = command & 7;
                return 1;
            case 0xC0 or 0xC8:
                isScannedBackwards = command == 0xC8;
                return 1;
            case 0xD3:
                displayOffset = a & 0x3F;
                return 2;
            case 0xD5:
                DisplayClock = a;
                return 2;
            case 0xDA:
                isInOrder = (a & 0x10) == 0;
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

    private void Change(Action action)
    {
        bool isNew = false;
        lock (sync)
        {
            action();
            if (isStale) // most writes bring what is there already; a thousand boards would compose for nothing
            {
                isStale = false;
                PanelPicture after = Compose();
                isNew = !after.Equals(picture);
                picture = isNew ? after : picture;
            }
        }

        if (isNew)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>The values after a reset (8.5).</summary>
    private void Reset()
    {
        column = page = 0;
        firstColumn = firstPage = 0;
        lastColumn = 127;
        lastPage = Pages - 1;
        addressing = AddressingMode.Page;
        isOn = isInverted = isAllLit = isRemapped = isScannedBackwards = isInOrder = false;
        isPumping = !kind.HasAddressingModes; // SH1106: its converter is on from the start
        startLine = displayOffset = 0;
        multiplex = Lines;
        Contrast = 0x7F;
        DisplayClock = 0x80;
        UnknownCommands = 0;
    }
}
