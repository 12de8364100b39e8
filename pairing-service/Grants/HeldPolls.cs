using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Grants;

/// <summary>
/// The polls that wait for their grants to change, and the screens that wait for new words, at most one for each and so
/// many in all. They cost no thread, no database connection and no timer: one wheel turns for all of them, and only while
/// there are any.
/// </summary>
public sealed class HeldPolls : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, HeldPoll> _held = [];
    private readonly Wheel _wheel = new();
    private readonly TimeProvider _time;
    private readonly long _start; // by a clock that nobody sets: a wait has nothing to do with the time of day
    private readonly int _maximum;
    private readonly ITimer _timer;
    private bool _isTurning;
    private bool _isDraining;

    public HeldPolls(PairingSettings settings, TimeProvider time, ILogger<HeldPolls> log)
    {
        _time = time;
        _start = time.GetTimestamp();
        _maximum = Math.Min(settings.Polling.MaximumHeld, Connections.MaximumHeld);
        if (_maximum < settings.Polling.MaximumHeld)
        {
            log.LogWarning(
                "At most {Maximum} polls are held, not {Wanted} as Pairing:Polling:MaximumHeld says: the limit of open files (ulimit -n) is too low",
                _maximum,
                settings.Polling.MaximumHeld);
        }

        _timer = time.CreateTimer(_ => Turn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

    /// <summary>Null when as many are held as may be, or the service stops: then a poll is answered at once.</summary>
    public HeldPoll? Hold(Guid key, TimeSpan wait)
    {
        HeldPoll? older;
        var poll = new HeldPoll(key);
        lock (_gate)
        {
            if (_held.TryGetValue(key, out older))
            {
                Forget(older);
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
                KeepTurning();
            }
        }

        older?.LetGo(Release.Displaced);
        return poll;
    }

    /// <summary>Lets the poll of this key go, if one is held; says whether.</summary>
    public bool LetGo(Guid key, Release why)
    {
        HeldPoll? poll;
        lock (_gate)
        {
            if (!_held.TryGetValue(key, out poll))
            {
                return false;
            }

            Forget(poll);
        }

        poll.LetGo(why);
        return true;
    }

    /// <summary>Lets this very poll go, and not a newer one of its key.</summary>
    public void LetGo(HeldPoll poll, Release why)
    {
        lock (_gate)
        {
            if (_held.GetValueOrDefault(poll.Key) == poll)
            {
                Forget(poll);
            }
        }

        poll.LetGo(why);
    }

    /// <summary>Lets all go and holds none from here on: the service stops.</summary>
    public void Drain()
    {
        List<HeldPoll> all;
        lock (_gate)
        {
            _isDraining = true;
            all = [.. _held.Values];
            all.ForEach(Forget);
        }

        all.ForEach(poll => poll.LetGo(Release.Draining));
    }

    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        List<HeldPoll> due;
        lock (_gate)
        {
            due = _wheel.Turn(Now());
            due.ForEach(Forget);
            if (_held.Count == 0)
            {
                _isTurning = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        due.ForEach(poll => poll.LetGo(Release.TimeUp));
    }

    private void KeepTurning()
    {
        if (!_isTurning)
        {
            _isTurning = true;
            _timer.Change(Wheel.Tick, Wheel.Tick);
        }
    }

    private void Forget(HeldPoll poll)
    {
        _held.Remove(poll.Key);
        _wheel.Remove(poll);
    }

    private TimeSpan Now() => _time.GetElapsedTime(_start);
}
