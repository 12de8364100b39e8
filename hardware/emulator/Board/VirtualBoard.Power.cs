using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Board;

/// <summary>The lives of the board: each lasts from power-on until the power goes.</summary>
public sealed partial class VirtualBoard
{
    private PowerCycle? _cycle;
    private Task _lastEnd = Task.CompletedTask;
    private int _resets;

    public bool IsPowered
    {
        get
        {
            lock (_sync)
            {
                return _cycle != null;
            }
        }
    }

    /// <summary>Threads of the firmware that run in this moment, those of earlier lives not counted.</summary>
    public int LiveThreads
    {
        get
        {
            lock (_sync)
            {
                return _cycle?.LiveThreads ?? 0;
            }
        }
    }

    /// <summary>
    /// True while nothing happens unless time passes or somebody outside acts: every thread of the firmware waits.
    /// </summary>
    public bool IsIdle
    {
        get
        {
            lock (_sync)
            {
                return Volatile.Read(ref _resets) == 0 && (_cycle == null || _cycle.IsIdle);
            }
        }
    }

    /// <summary>Raised by the last thread that comes to wait, or by its end.</summary>
    public event Action? Idled;

    /// <summary>Power on; nothing happens if it is on.</summary>
    public void PowerOn()
    {
        PowerCycle started;
        lock (_sync)
        {
            if (_cycle != null)
            {
                return;
            }

            Log.WriteLine("Power on.");
            Panel.PowerOn();
            Pins.Release();
            _cycle = started = new PowerCycle(this);
        }

        Clock.PowerOn();
        Radio.PowerOn();
        OnChanged();
        started.StartMain(() =>
        {
            _settings.Program();
            Log.WriteLine("The program has ended. The board does nothing until it is reset.");
        });
    }

    /// <summary>Takes the power away in this moment. Threads of the firmware end at their next call to the board.</summary>
    public void CutPower()
    {
        PowerCycle dying;
        lock (_sync)
        {
            if (_cycle == null)
            {
                return;
            }

            dying = _cycle;
            _cycle = null;
            _lastEnd = Task.WhenAll(_lastEnd, dying.Ended);
            Log.WriteLine("Power off.");
        }

        dying.CutPower();
        Radio.PowerOff();
        Panel.PowerOff();
        OnChanged();
    }

    /// <summary>The power goes while a thread of the firmware is at work.</summary>
    /// <returns>What ends that thread.</returns>
    private PowerCutException CutPowerWithin()
    {
        CutPower();
        return new PowerCutException();
    }

    /// <summary>The EN button: power off and on again, after the last thread has ended.</summary>
    public async Task ResetAsync()
    {
        Interlocked.Increment(ref _resets);
        try
        {
            CutPower();
            await WaitUntilStillAsync();
            PowerOn();
        }
        finally
        {
            Interlocked.Decrement(ref _resets);
        }
    }

    /// <summary>Ends when every thread of every life that was cut has ended.</summary>
    public Task WaitUntilStillAsync()
    {
        lock (_sync)
        {
            return _lastEnd;
        }
    }

    internal void OnIdle() => Idled?.Invoke();

    /// <summary>Factory-blank: power off, everything in the flash forgotten, the network deployed with it too.</summary>
    public async Task EraseFlashAsync()
    {
        CutPower();
        await WaitUntilStillAsync();
        Flash.Erase();
        Log.WriteLine("The flash was erased.");
        OnChanged();
    }

    /// <summary>A restart that the firmware asked for: its threads end, then it begins anew.</summary>
    internal void Restart() => _ = ResetAsync();

    /// <summary>The firmware takes a pin for something.</summary>
    /// <exception cref="PowerCutException">The chip needs it for its flash: it crashes, and its watchdog restarts it.</exception>
    internal void TakePin(int pin)
    {
        if (Kind.IsOfFlash(pin))
        {
            Log.WriteLine($"Crash: the chip reads its program through GPIO {pin}.");
            Restart();
            throw new PowerCutException();
        }
    }

    /// <summary>Posts to the life that is on now, for events that come from outside; none when there is no power.</summary>
    internal PowerCycle? CurrentLife
    {
        get
        {
            lock (_sync)
            {
                return _cycle;
            }
        }
    }
}
