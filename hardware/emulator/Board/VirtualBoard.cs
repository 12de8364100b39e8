using System;
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
public sealed class VirtualBoard : IDisposable
{
    public const int PanelAddress = 0x3C;

    /// <summary>A short press of a finger.</summary>
    private static readonly TimeSpan PressTime = TimeSpan.FromMilliseconds(150);

    private readonly BoardSettings settings;
    private readonly object sync = new();
    private PowerCycle? cycle;
    private ITimer? alarm;
    private Task lastEnd = Task.CompletedTask;

    private VirtualBoard(BoardSettings settings)
    {
        this.settings = settings;
        Time = settings.Time;
        Log = new BoardLog();
        Pins = new PinBank();
        Pins.Drive(Kind.ButtonPin, true); // released: the pull-up holds it high
        if (Kind is { LedPin: int light, IsLedLitByLow: true })
        {
            Pins.Drive(light, true); // dark: the pull-up holds it high
        }

        Flash = new FlashStorage(settings.FlashFolder, settings.DeployedNetwork, CutPower);
        Panel = new Ssd1306Controller(settings.Panel ?? PanelKind.Ssd1306);
        Bus = new I2cBus(Kind.DataPin, Kind.ClockPin);
        Pins.Changed += ResetPanel;
        Clock = new BoardClock(this);
        Radio = new WifiRadio(this, settings.Networks, settings.JoinTime);
        Ports = new OpenPorts(this);
        HasPanel = settings.Panel != null;
        Middle = new ManInTheMiddle(this);
        Faults = new BoardFaults(this);
    }

    /// <summary>Raised when power, button, light, radio or flash have changed; not for the picture, see <see cref="Ssd1306Controller.Changed"/>.</summary>
    public event Action? Changed;

    public TimeProvider Time { get; }

    /// <summary>How it is soldered.</summary>
    public BoardKind Kind => settings.Kind;

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

    public bool IsPowered
    {
        get
        {
            lock (sync)
            {
                return cycle != null;
            }
        }
    }

    public bool IsButtonDown => !Pins.Read(Kind.ButtonPin);

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

    /// <summary>Threads of the firmware that run in this moment, those of earlier lives not counted.</summary>
    public int LiveThreads
    {
        get
        {
            lock (sync)
            {
                return cycle?.LiveThreads ?? 0;
            }
        }
    }

    /// <summary>True while nothing happens unless time passes or somebody outside acts: every thread of the firmware waits.</summary>
    public bool IsIdle
    {
        get
        {
            lock (sync)
            {
                return cycle == null || cycle.BusyThreads == 0;
            }
        }
    }

    /// <summary>Whom the board's TLS layer trusts by itself.</summary>
    internal HostCertificates Authorities => settings.DeployedAuthorities;

    internal PinBank Pins { get; }

    internal I2cBus Bus { get; }

    public static VirtualBoard Create(BoardSettings? settings = null) => new(settings ?? new BoardSettings());

    /// <summary>Power on; nothing happens if it is on.</summary>
    public void PowerOn() => PowerOn(wokeByTimer: false);

    private void PowerOn(bool wokeByTimer)
    {
        PowerCycle started;
        lock (sync)
        {
            if (cycle != null)
            {
                return;
            }

            alarm?.Dispose();
            WokeByTimer = wokeByTimer;

            Log.WriteLine("Power on.");
            Panel.PowerOn();
            Pins.Release();
            cycle = started = new PowerCycle(this);
        }

        Clock.PowerOn();
        Radio.PowerOn();
        OnChanged();
        started.Start("main", () =>
        {
            settings.Program();
            Log.WriteLine("The program has ended; the board stands still until it is reset.");
        });
    }

    /// <summary>Takes the power away in this moment. Threads of the firmware end at their next call to the board.</summary>
    public void CutPower()
    {
        PowerCycle dying;
        lock (sync)
        {
            if (cycle == null)
            {
                return;
            }

            dying = cycle;
            cycle = null;
            lastEnd = Task.WhenAll(lastEnd, dying.Ended);
            Log.WriteLine("Power off.");
        }

        dying.CutPower();
        Radio.PowerOff();
        Panel.PowerOff();
        OnChanged();
    }

    /// <summary>The EN button: power off and on again, after the last thread has ended.</summary>
    public async Task ResetAsync()
    {
        CutPower();
        await WaitUntilStillAsync();
        PowerOn();
    }

    /// <summary>Ends when every thread of every life that was cut has ended.</summary>
    public Task WaitUntilStillAsync()
    {
        lock (sync)
        {
            return lastEnd;
        }
    }

    internal bool WokeByTimer { get; private set; }

    /// <summary>Deep sleep: this life ends, and after so long the next begins.</summary>
    internal void SleepDeeply(TimeSpan time)
    {
        Log.WriteLine("Deep sleep.");
        CutPower();
        alarm = Time.CreateTimer(_ => PowerOn(wokeByTimer: true), null, time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Presses the BOOT button and lets go a moment later, by the board's time.</summary>
    public void PressButton() => HoldButton(PressTime);

    /// <summary>Holds the BOOT button so long, by the board's time.</summary>
    public void HoldButton(TimeSpan time)
    {
        SetButton(true);
        ITimer? release = null;
        release = Time.CreateTimer(_ =>
        {
            SetButton(false);
            release?.Dispose();
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        release.Change(time, Timeout.InfiniteTimeSpan);
    }

    public void SetButton(bool down)
    {
        Pins.Drive(Kind.ButtonPin, !down);
        OnChanged();
    }

    /// <summary>Factory-blank: power off, everything in the flash forgotten, the network deployed with it too.</summary>
    public async Task EraseFlashAsync()
    {
        CutPower();
        await WaitUntilStillAsync();
        Flash.Erase();
        Log.WriteLine("The flash was erased.");
        OnChanged();
    }

    /// <summary>Waits until the picture is as wanted; it may be so already.</summary>
    /// <exception cref="TimeoutException">With the last picture and the log, when so much of the host's time has passed.</exception>
    public async Task WaitForPictureAsync(Func<PanelPicture, bool> wanted, TimeSpan? patience = null)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (wanted(Panel.Picture))
            {
                seen.TrySetResult();
            }
        }

        Panel.Changed += Look;
        try
        {
            Look();
            await seen.Task.WaitAsync(patience ?? TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The screen did not come. It shows:\n{Panel.Picture.ToText()}\nLog:\n{Log}");
        }
        finally
        {
            Panel.Changed -= Look;
        }
    }

    /// <summary>Waits until the text on the screen is as wanted; it may be so already.</summary>
    /// <returns>That text.</returns>
    /// <exception cref="TimeoutException">As <see cref="WaitForPictureAsync"/>.</exception>
    public async Task<string> WaitForScreenAsync(Func<string, bool> wanted, TimeSpan? patience = null)
    {
        string text = "";
        await WaitForPictureAsync(picture => wanted(text = picture.ReadText()), patience);
        return text;
    }

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

    /// <summary>A restart that the firmware asked for: its threads end, then it begins anew.</summary>
    internal void Restart() => _ = ResetAsync();

    /// <summary>Posts to the life that is on now, for events that come from outside; none when there is no power.</summary>
    internal PowerCycle? CurrentLife
    {
        get
        {
            lock (sync)
            {
                return cycle;
            }
        }
    }
}
