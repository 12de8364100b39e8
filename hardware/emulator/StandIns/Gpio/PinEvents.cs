using System.Collections.Generic;
using System.Threading;
using Pairing.Emulator.Board;

namespace System.Device.Gpio;

/// <summary>Makes events of a pin's changes, as the chip does: each tells of another level than the one before it.</summary>
internal sealed class PinEvents : IDisposable
{
    private readonly PowerCycle _cycle;
    private readonly Action<bool> _tell;
    private readonly object _sync = new();
    private readonly Queue<bool> _untold = new();
    private readonly ITimer _rest;
    private bool _isTelling;
    private bool _reported;
    private bool _level;
    private long _changedAt;

    /// <param name="level">As the pin is now.</param>
    /// <param name="tell">Called on a thread of the board with each new level.</param>
    public PinEvents(PowerCycle cycle, bool level, Action<bool> tell)
    {
        _cycle = cycle;
        _tell = tell;
        _reported = _level = level;
        _rest = cycle.Board.Time.CreateTimer(_ => OnRest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long a level must last to be told.</summary>
    public TimeSpan Debounce { get; set; }

    private TimeSpan Rested => _cycle.Board.Time.GetElapsedTime(_changedAt);

    public void Change(bool level)
    {
        lock (_sync)
        {
            ReportIfAtRest(); // a busy host's timer may be late: the level before has lasted all the same
            _level = level;
            _changedAt = _cycle.Board.Time.GetTimestamp();
            ReportIfAtRest();
            if (_level != _reported)
            {
                _rest.Change(Debounce, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => _rest.Dispose();

    private void OnRest()
    {
        lock (_sync)
        {
            ReportIfAtRest();
        }
    }

    private void ReportIfAtRest()
    {
        if (_level == _reported || Rested < Debounce || _cycle.Cut.IsCancellationRequested)
        {
            return;
        }

        _reported = _level;
        _untold.Enqueue(_level);
        if (!_isTelling)
        {
            _isTelling = true;
            _cycle.Start("pin", TellAll);
        }
    }

    private void TellAll()
    {
        while (true)
        {
            bool level;
            lock (_sync)
            {
                if (!_untold.TryDequeue(out level))
                {
                    _isTelling = false;
                    return;
                }
            }

            _tell(level);
        }
    }
}
