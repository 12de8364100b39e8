using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.LongPolls;

/// <summary>
/// All long polls: those that wait for a grant and those of screens. There is at most one per key, and a maximum in total.
/// They cost no thread, no database connection and no timer. One wheel serves them all and turns only while there are any.
/// </summary>
public sealed class LongPollRegistry : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, LongPoll> _held = [];
    private readonly TimerWheel _wheel = new();
    private readonly TimeProvider _time;
    private readonly long _start; // a monotonic clock: a wait does not depend on the time of day
    private readonly int _maximum;
    private readonly ITimer _timer;
    private bool _isTimerRunning;
    private bool _isDraining;

    public LongPollRegistry(PairingSettings settings, TimeProvider time, ILogger<LongPollRegistry> log)
    {
        _time = time;
        _start = time.GetTimestamp();
        _maximum = Math.Min(settings.Polling.MaximumHeld, Connections.MaximumHeld);
        if (_maximum < settings.Polling.MaximumHeld)
        {
            log.LogWarning(
                "The service holds at most {Maximum} long polls, not {Wanted} as set in Pairing:Polling:MaximumHeld: " +
                "the limit of open files (ulimit -n) is too low",
                _maximum,
                settings.Polling.MaximumHeld);
        }

        _timer = time.CreateTimer(_ => Advance(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>
    /// Starts a long poll. Null: the maximum is reached or the service is stopping. Then the caller responds at once.
    /// </summary>
    public LongPoll? Hold(Guid key, TimeSpan wait)
    {
        LongPoll? older;
        var poll = new LongPoll(key);
        lock (_gate)
        {
            if (_held.TryGetValue(key, out older))
            {
                Remove(older);
            }

            if (_isDraining || _held.Count >= _maximum)
            {
                poll = null;
            }
            else
            {
                var now = Now();
                _held.Add(key, poll);
                _wheel.Add(poll, now + wait, now);
                StartTimer();
            }
        }

        older?.End(ReleaseReason.Displaced);
        return poll;
    }

    /// <summary>Ends the long poll of this key. False: there is none.</summary>
    public bool End(Guid key, ReleaseReason reason)
    {
        LongPoll? poll;
        lock (_gate)
        {
            if (!_held.TryGetValue(key, out poll))
            {
                return false;
            }

            Remove(poll);
        }

        poll.End(reason);
        return true;
    }

    /// <summary>Ends this long poll, but not a newer one with the same key.</summary>
    public void End(LongPoll poll, ReleaseReason reason)
    {
        lock (_gate)
        {
            if (_held.GetValueOrDefault(poll.Key) == poll)
            {
                Remove(poll);
            }
        }

        poll.End(reason);
    }

    /// <summary>Ends all long polls and refuses new ones, because the service is stopping.</summary>
    public void Drain()
    {
        List<LongPoll> all;
        lock (_gate)
        {
            _isDraining = true;
            all = [.. _held.Values];
            all.ForEach(Remove);
        }

        all.ForEach(poll => poll.End(ReleaseReason.Draining));
    }

    public void Dispose() => _timer.Dispose();

    private void Advance()
    {
        List<LongPoll> due;
        lock (_gate)
        {
            due = _wheel.Advance(Now());
            due.ForEach(Remove);
            if (_held.Count == 0)
            {
                _isTimerRunning = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        due.ForEach(poll => poll.End(ReleaseReason.TimeUp));
    }

    private void StartTimer()
    {
        if (!_isTimerRunning)
        {
            _isTimerRunning = true;
            _timer.Change(TimerWheel.Tick, TimerWheel.Tick);
        }
    }

    private void Remove(LongPoll poll)
    {
        _held.Remove(poll.Key);
        _wheel.Remove(poll);
    }

    private TimeSpan Now() => _time.GetElapsedTime(_start);
}
