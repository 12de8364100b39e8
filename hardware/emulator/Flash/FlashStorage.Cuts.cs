using System;

namespace Pairing.Emulator.Flash;

/// <summary>The steps of the flash's life, before any of which the power can go.</summary>
public sealed partial class FlashStorage
{
    private readonly Func<Exception> _cutPower;
    private long _cutAt = -1;

    /// <summary>Steps since the board was made.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps until the power goes; null: it stays.</summary>
    public long? StepsToCut
    {
        get
        {
            lock (_sync)
            {
                return _cutAt < 0 ? null : _cutAt - Steps;
            }
        }
    }

    /// <summary>The power will go when so many further steps are done: 0, before the next one.</summary>
    public void CutPowerAfter(long steps)
    {
        lock (_sync)
        {
            _cutAt = Steps + steps;
        }
    }

    public void NeverCutPower()
    {
        lock (_sync)
        {
            _cutAt = -1;
        }
    }

    private void Step(Action change)
    {
        lock (_sync)
        {
            if (Steps == _cutAt)
            {
                Fail();
            }

            change();
            Steps++;
        }
    }

    private void Fail()
    {
        _cutAt = -1;
        throw _cutPower();
    }
}
