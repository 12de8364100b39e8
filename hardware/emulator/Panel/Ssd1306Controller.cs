using System;

namespace Pairing.Emulator.Panel;

/// <summary>
/// The controller of an OLED panel, fed by nothing but the bytes on its wires. Section numbers are those of the
/// Solomon Systech data sheet SSD1306 rev 1.1; where the SH1106 differs, its kind says so.
/// </summary>
public sealed partial class Ssd1306Controller : IBusDevice
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
