using System.Text;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Json;
using Pairing.Firmware.Tests.Storage;

namespace Pairing.Firmware.Tests.Life;

/// <summary>
/// A device with everything around it played: time, Wi-Fi, server, flash, button. Nothing sleeps; a day takes milliseconds.
/// </summary>
internal sealed class World : IClock, IRandom, INetwork, IButton, ILog
{
    public const string Settings =
        """{"server":"http://pairing.local:5080","client_id":"screen","plain_http":true,"name":"Kitchen screen"}""";

    private Device? _device;
    private bool _restarts;

    public World(string? settings = Settings)
    {
        Server = new Server(this);
        Setup = new SetupRoom(this);
        if (settings != null)
        {
            Flash.Write("pairing.json", Encoding.UTF8.GetBytes(settings));
        }
    }

    public Server Server { get; }

    public SetupRoom Setup { get; }

    public RamFlash Flash { get; set; } = new();

    public Device Device => _device ??= PowerOn();

    public Screen Screen => Device.Screen;

    public ConnectingScreen Connecting => Shown<ConnectingScreen>();

    public CodeScreen Code => Shown<CodeScreen>();

    public HomeScreen Home => Shown<HomeScreen>();

    public ErrorScreen Error => Shown<ErrorScreen>();

    /// <summary>Each picture that was to be seen, by the type of its screen, without repetition.</summary>
    public List<Type> Screens { get; } = [];

    public List<string> Log { get; } = [];

    public int Repaints { get; private set; }

    public long Milliseconds { get; set; }

    public int Seconds => (int)(Milliseconds / 1000);

    /// <summary>From 0 to 1: what chance throws.</summary>
    public double Chance { get; set; }

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

    public bool IsDown { get; set; }

    public Hardware Hardware { get; } =
        new() { Board = "Test board", Panel = "ssd1306-128x64", PanelWidth = 128, PanelHeight = 64 };

    public int Below(int limit) => (int)Math.Min(limit - 1, Chance * limit);

    public void Connect()
    {
        Joins++;
        State = JoinsWifi ? NetworkState.Up : NetworkState.Failed;
    }

    public void AskForTime() => HasAskedForTime = true;

    public void Line(string text) => Log.Add(text);

    /// <summary>Begins anew with what flash holds.</summary>
    public Device PowerOn()
    {
        State = NetworkState.Down;
        Server.Abandon();
        return _device = new Device(
            new Edges
            {
                Clock = this,
                Random = this,
                Network = this,
                Setup = Setup,
                Http = Server,
                Json = new StrictJson(),
                Flash = Flash,
                Button = this,
                Log = this,
            },
            Hardware);
    }

    /// <summary>The chip restarts itself: after this step the device is another.</summary>
    public void RestartSoon() => _restarts = true;

    public World Run(double seconds)
    {
        long end = Milliseconds + (long)(seconds * 1000);
        int standing = 0;
        while (true)
        {
            int pause = Device.Step();
            if (_restarts)
            {
                _restarts = false;
                PowerOn();
            }

            Watch();
            standing = pause == 0 ? standing + 1 : 0;
            Assert.True(standing < 20, "the device goes round in circles");
            Assert.InRange(pause, 0, 1000);
            if (pause > 0 && Milliseconds >= end)
            {
                return this;
            }

            Milliseconds += Math.Min(pause, end - Milliseconds);
        }
    }

    /// <summary>Until this picture is to be seen.</summary>
    public World RunTo<T>(int atMostSeconds = 120)
        where T : Screen
    {
        for (long end = Milliseconds + (atMostSeconds * 1000L); Screen is not T; Run(0.1))
        {
            Assert.True(
                Milliseconds < end,
                $"no {typeof(T).Name} within {atMostSeconds} s but {Screen.GetType().Name} {(Screen as ErrorScreen)?.ErrorCode}");
        }

        return this;
    }

    /// <summary>What is to be seen, which must be such a screen.</summary>
    public T Shown<T>()
        where T : Screen => Assert.IsType<T>(Screen);

    public World Press(double seconds = 0.1)
    {
        Hold(seconds);
        IsDown = false;
        return Run(0.06);
    }

    public World Hold(double seconds)
    {
        IsDown = true;
        for (double held = 0; held < seconds; held += 0.02)
        {
            Run(0.02);
        }

        return this;
    }

    private void Watch()
    {
        if (Device.TryTakeChange())
        {
            Repaints++;
            if (Screens.Count == 0 || Screens[^1] != Screen.GetType())
            {
                Screens.Add(Screen.GetType());
            }
        }
    }
}
