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

    private readonly PanelKind _kind;
    private readonly byte[] _ram; // GDDRAM: page after page, the lowest bit the top line (8.7)
    private readonly object _sync = new();

    private int _column, _page;
    private int _firstColumn, _lastColumn, _firstPage, _lastPage;
    private AddressingMode _addressing;
    private bool _isOn, _isInverted, _isAllLit, _isPumping, _isRemapped, _isScannedBackwards, _isInOrder;
    private int _startLine, _displayOffset, _multiplex;
    private bool _hasPower;
    private bool _isStale; // something has changed that an eye could see
    private PanelPicture _picture;

    internal Ssd1306Controller(PanelKind kind)
    {
        _kind = kind;
        _ram = new byte[kind.RamWidth * Pages];
        Reset();
        _picture = Compose();
    }

    /// <summary>Raised when the visible picture has changed, on the thread that sent the bytes.</summary>
    public event Action? Changed;

    public PanelKind Kind => _kind;

    /// <summary>What an eye sees now.</summary>
    public PanelPicture Picture
    {
        get
        {
            lock (_sync)
            {
                return _picture;
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
        _isStale = true;
        // The memory holds noise until it is written.
        new Random(0x0_1306).NextBytes(_ram);
        Reset();
        _hasPower = true;
    });

    internal void PowerOff() => Change(() =>
    {
        _isStale = true;
        _hasPower = false;
    });

    /// <summary>The RES# pin (8.5): the memory stays.</summary>
    internal void ResetByPin() => Change(() =>
    {
        _isStale = true;
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
                    _isStale |= !IsAddress(commands[i]);
                    i += Execute(commands[i..]);
                }
            }
        }
    });

    private void Change(Action action)
    {
        bool isNew = false;
        lock (_sync)
        {
            action();
            if (_isStale) // most writes bring what is there already; a thousand boards would compose for nothing
            {
                _isStale = false;
                PanelPicture after = Compose();
                isNew = !after.Equals(_picture);
                _picture = isNew ? after : _picture;
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
        _column = _page = 0;
        _firstColumn = _firstPage = 0;
        _lastColumn = 127;
        _lastPage = Pages - 1;
        _addressing = AddressingMode.Page;
        _isOn = _isInverted = _isAllLit = _isRemapped = _isScannedBackwards = _isInOrder = false;
        _isPumping = !_kind.HasAddressingModes; // SH1106: its converter is on from the start
        _startLine = _displayOffset = 0;
        _multiplex = Lines;
        Contrast = 0x7F;
        DisplayClock = 0x80;
        UnknownCommands = 0;
    }
}
