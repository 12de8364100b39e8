using System.Text;
using Pairing.Tests.Time;

namespace Pairing.Tests.World;

// Inside the namespace: here, "Firmware" is also found where a project knows the firmware only by an alias.
using Firmware.Core;
using Firmware.Core.Buttons;
using Firmware.Core.Network;

/// <summary>
/// A device and everything around it except its server: time, Wi-Fi, flash, button. Nothing sleeps; a day takes milliseconds.
/// </summary>
internal abstract partial class DeviceWorld : IClock, IRandom, INetwork, IButton, ILog
{
    private readonly TestTime _time;

    /// <param name="settings">The content of pairing.json; null for a board without settings.</param>
    protected DeviceWorld(TestTime time, string? settings)
    {
        _time = time;
        Setup = new SetupRoom(this);
        if (settings != null)
        {
            Flash.Write("pairing.json", Encoding.UTF8.GetBytes(settings));
        }
    }

    /// <summary>How the device reaches its server.</summary>
    protected abstract IHttp Http { get; }

    public SetupRoom Setup { get; }

    public RamFlash Flash { get; set; } = new();

    public List<string> Log { get; } = [];

    public long Milliseconds => _time.Passed.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>From 0 to 1: what chance throws.</summary>
    public Func<double> Chance { get; set; } = () => 0;

    public string Name { get; set; } = "attic";

    public NetworkState State { get; set; } = NetworkState.Down;

    public string Reason { get; set; } = "";

    public bool JoinsWifi { get; set; } = true;

    public int Joins { get; private set; }

    /// <summary>False: no time server has answered, and the clock counts from 1970.</summary>
    public bool HasTime { get; set; } = true;

    /// <summary>What the time servers told at the beginning.</summary>
    public DateTimeOffset ToldDate { get; set; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public long Date => (HasTime ? ToldDate.ToUnixTimeSeconds() : 0) + (Milliseconds / 1000);

    public bool HasAskedForTime { get; set; }

    public string TimeServer { get; set; } = "";

    public bool IsDown { get; set; }

    /// <summary>A press began and may be over: the device was busy.</summary>
    public bool HasFallen { get; set; }

    public Hardware Hardware { get; } =
        new() { Board = "Test board", Panel = "ssd1306-128x64", PanelWidth = 128, PanelHeight = 64 };

    public int Below(int limit) => (int)Math.Min(limit - 1, Chance() * limit);

    public bool TryTakeFall()
    {
        bool hasFallen = HasFallen;
        HasFallen = false;
        return hasFallen;
    }

    public void Connect()
    {
        Joins++;
        State = JoinsWifi ? NetworkState.Up : NetworkState.Failed;
    }

    public void AskForTime() => HasAskedForTime = true;

    public void Line(string text) => Log.Add(text);

    /// <summary>Advances the time without a step of the device.</summary>
    public void Pass(long milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>All edges. A test can replace some of them.</summary>
    public Edges NewEdges() => new()
    {
        Clock = this,
        Random = this,
        Network = this,
        Setup = Setup,
        Http = Http,
        Flash = Flash,
        Button = this,
        Log = this,
    };
}
