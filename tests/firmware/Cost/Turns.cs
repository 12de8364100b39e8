using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Alive;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.Cost;

/// <summary>The turns of the loop, as the program makes them, with a panel that costs nothing.</summary>
internal sealed class Turns : IPanel
{
    private readonly World _world;
    private readonly Device _device;
    private readonly Display _display;
    private bool _isForCamera;

    public Turns(World world)
    {
        _world = world;
        _device = new Device(world.NewEdges(), world.Hardware);
        _display = new Display(this);
    }

    public int Width => 128;

    public int Height => 64;

    /// <summary>All that a start does before there is something to see, but for what the board's own code does.</summary>
    public static void Start()
    {
        World world = new();
        SettingsStore.Finish(world.Flash);
        _ = new EarlyRestarts(world.Flash, world).AreTooMany;
        WiringFile.Read(world.Flash, out _);
        new Turns(world).Turn();
    }

    /// <summary>From when this screen comes until its QR code is on the panel; the instructions of the largest turn.</summary>
    public long LargestToQr<T>()
    {
        long largest = 0;
        for (int turns = 0; !_isForCamera; turns++)
        {
            Assert.True(turns < 1000);
            long before = Meter.Count;
            Turn();
            largest = Math.Max(largest, _device.Screen is T ? Meter.Count - before : 0);
        }

        return largest;
    }

    /// <summary>From the first turn until the server's metadata is read; the instructions of the largest turn.</summary>
    public long LargestToMetadata()
    {
        long largest = 0;
        bool wasAsked = false;
        for (int turns = 0; !wasAsked || _device.Screen is AskingScreen; turns++)
        {
            Assert.True(turns < 10000);
            long before = Meter.Count;
            Turn();
            wasAsked |= _device.Screen is AskingScreen;
            largest = Math.Max(largest, Meter.Count - before);
        }

        return largest;
    }

    /// <summary>The turn in which the setup form comes with so many letters in most of its fields, and is saved.</summary>
    public long SaveForm(int letters)
    {
        while (_device.Screen is not SetupScreen { Password.Length: > 0 })
        {
            Turn();
        }

        string typed = new('x', letters);
        string certificate = "-----BEGIN CERTIFICATE-----" + string.Concat(Enumerable.Repeat("%0D%0A" + typed, 20));
        _world.Setup.Send(SetupRoom.Request(
            $"ssid=cellar&password=correct+horse&server=pair.example.com%2F{typed}&name=Kitchen&provider="
            + $"&client_id={typed}&client_secret={typed}&tenant={typed}&certificate={certificate}"));
        long before = Meter.Count;
        Turn();
        Assert.Contains("Saved.", _world.Setup.Answered, StringComparison.Ordinal);
        return Meter.Count - before;
    }

    public void Show(Canvas canvas, bool forCamera) => _isForCamera = forCamera;

    public void SetContrast(byte contrast)
    {
        // none to be seen here
    }

    public void SetPower(bool on)
    {
        // it has none
    }

    public void Turn()
    {
        _device.Step();
        _display.Update(_device.Screen, _device.TryTakeChange());
        _world.Pass(Loop);
    }

    private const int Loop = 20; // milliseconds between two looks at the button
}
