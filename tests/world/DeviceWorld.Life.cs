namespace Pairing.Tests.World;

using Firmware.Core;
using Firmware.Core.Network;
using Firmware.Core.Screens;
using Firmware.Core.Settings;

/// <summary>What happens to the device: power, time, a finger on its button; and what it shows.</summary>
internal abstract partial class DeviceWorld
{
    private Device? _device;
    private bool _restarts;

    public Device Device => _device ??= PowerOn();

    public Screen Screen => Device.Screen;

    public ConnectingScreen Connecting => Shown<ConnectingScreen>();

    public CodeScreen Code => Shown<CodeScreen>();

    public HomeScreen Home => Shown<HomeScreen>();

    public ErrorScreen Error => Shown<ErrorScreen>();

    /// <summary>Each picture that was to be seen, by the type of its screen, without repetition.</summary>
    public List<Type> Screens { get; } = [];

    public int Repaints { get; private set; }

    /// <summary>Begins anew with what flash holds.</summary>
    public Device PowerOn()
    {
        State = NetworkState.Down;
        Http.Abandon();
        SettingsStore.Finish(Flash); // as the program does
        return _device = new Device(NewEdges(), Hardware);
    }

    /// <summary>The chip restarts itself: after this step the device is another.</summary>
    public void RestartSoon() => _restarts = true;

    /// <returns>How long the device wants to wait, milliseconds.</returns>
    public int Step()
    {
        int pause = StepDevice();
        if (_restarts)
        {
            _restarts = false;
            PowerOn();
        }

        Watch();
        return pause;
    }

    protected virtual int StepDevice() => Device.Step();

    public DeviceWorld Run(double seconds)
    {
        long end = Milliseconds + (long)(seconds * 1000);
        int standing = 0;
        while (true)
        {
            int pause = Step();
            standing = pause == 0 ? standing + 1 : 0;
            Assert.True(standing < 20, "the device goes round in circles");
            Assert.InRange(pause, 0, 1000);
            if (pause > 0 && Milliseconds >= end)
            {
                return this;
            }

            Pass(Math.Min(pause, end - Milliseconds));
        }
    }

    /// <summary>Until this picture is to be seen.</summary>
    public DeviceWorld RunTo<T>(int atMostSeconds = 120)
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

    public DeviceWorld Press(double seconds = 0.1)
    {
        Hold(seconds);
        IsDown = false;
        return Run(0.06);
    }

    public DeviceWorld Hold(double seconds)
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
