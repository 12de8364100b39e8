using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Faults;
using Pairing.Emulator.Flash;
using Pairing.Emulator.Panel;

namespace Pairing.Emulator.Board;

/// <summary>
/// A board with an ESP32, a panel, a button and a light, on which firmware runs unchanged. Any number may live in one
/// process; none shares anything with another.
/// </summary>
/// <example>
/// <code>
/// using var board = VirtualBoard.Create(new BoardSettings { FlashFolder = folder });
/// board.Flash.WriteText(@"I:\pairing.json", settings);
/// board.PowerOn();
/// await board.WaitForScreenAsync(text => text.Contains("Paired"));
/// </code>
/// </example>
public sealed partial class VirtualBoard : IDisposable
{
    public const int PanelAddress = 0x3C;

    private readonly BoardSettings _settings;
    private readonly object _sync = new();

    private VirtualBoard(BoardSettings settings)
    {
        _settings = settings;
        Time = settings.Time;
        Log = new BoardLog();
        Pins = new PinBank();
        Pins.Drive(Kind.ButtonPin, true); // released: the pull-up holds it high
        if (Kind is { LedPin: int light, IsLedLitByLow: true })
        {
            Pins.Drive(light, true); // dark: the pull-up holds it high
        }

        Flash = new FlashStorage(settings.FlashFolder, settings.DeployedNetwork, CutPowerWithin);
        Panel = new Ssd1306Controller(settings.Panel ?? PanelKind.Ssd1306);
        Bus = new I2cBus(Kind.DataPin, Kind.ClockPin);
        Pins.Changed += ResetPanel;
        Clock = new BoardClock(this);
        Radio = new WifiRadio(this, settings.Networks, settings.JoinTime);
        Ports = new OpenPorts(this);
        HasPanel = settings.Panel != null;
        Middle = new ManInTheMiddle(Time);
        Faults = new BoardFaults(this);
    }

    /// <summary>
    /// Raised when power, button, light, radio or flash have changed; not for the picture, see
    /// <see cref="Ssd1306Controller.Changed"/>.
    /// </summary>
    public event Action? Changed;

    public TimeProvider Time { get; }

    /// <summary>How it is soldered.</summary>
    public BoardKind Kind => _settings.Kind;

    public BoardLog Log { get; }

    public FlashStorage Flash { get; }

    public Ssd1306Controller Panel { get; }

    public WifiRadio Radio { get; }

    public BoardClock Clock { get; }

    /// <summary>Who listens in between the board and its server.</summary>
    public ManInTheMiddle Middle { get; }

    /// <summary>All that can be made to go wrong, by name.</summary>
    public BoardFaults Faults { get; }

    public OpenPorts Ports { get; }

    public bool IsLedOn => IsPowered && Kind.LedPin is int pin && Pins.Read(pin) != Kind.IsLedLitByLow;

    /// <summary>Pull the panel off its wires, or put it back.</summary>
    public bool HasPanel
    {
        get => Bus.Has(PanelAddress);
        set
        {
            Bus.Connect(PanelAddress, value ? Panel : null);
            OnChanged();
        }
    }

    /// <summary>True: something holds the bus, and a call of the firmware that writes to the panel never returns.</summary>
    public bool IsBusHeld
    {
        get => Bus.IsHeld;
        set => Bus.IsHeld = value;
    }

    /// <summary>Whom the board's TLS layer trusts by itself.</summary>
    internal HostCertificates Authorities => _settings.DeployedAuthorities;

    /// <summary>Who plays this authority here; mostly itself.</summary>
    internal HostCertificate Player(HostCertificate authority) =>
        _settings.AuthorityPlayers.GetValueOrDefault(authority.Subject, authority);

    internal PinBank Pins { get; }

    internal I2cBus Bus { get; }

    public static VirtualBoard Create(BoardSettings? settings = null) => new(settings ?? new BoardSettings());

    public void Dispose() => CutPower();

    internal void OnChanged() => Changed?.Invoke();

    /// <summary>False while a reset line holds the panel; nobody drives it before the firmware does.</summary>
    internal bool IsPanelAwake => Kind.PanelResetPin is not int pin || Pins.Read(pin);

    private void ResetPanel(int pin, bool level)
    {
        if (pin == Kind.PanelResetPin && !level)
        {
            Panel.ResetByPin();
        }
    }
}
