using System.Collections.Concurrent;

namespace Pairing.Service.Grants;

/// <summary>
/// The grants that devices poll for, in memory, so that a poll which has to go on waiting costs no database call.
/// A decision takes a grant out of here; the next poll reads it afresh.
/// </summary>
public sealed class WaitingRoom
{
    /// <summary>No approval can be collected any more after this.</summary>
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(2);

    private readonly IGrants _grants;
    private readonly HeldPolls _held;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Guid, Grant> _waiting = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _ready = new();
    private long _changes;

    public WaitingRoom(IGrants grants, GrantChanges changes, HeldPolls held)
    {
        _grants = grants;
        _held = held;
        changes.Changed += Leave;
    }

    public int Count => _waiting.Count;

    /// <summary>A grant so new that its codes are not told to anybody yet.</summary>
    public void Admit(Grant grant) => _waiting.TryAdd(grant.Id, grant);

    /// <summary>The grant as it waits here, else as it is stored.</summary>
    public ValueTask<Grant?> FindAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        _waiting.TryGetValue(id, out var waiting) ? new(waiting) : new(ReadAsync(id, now, cancel));

    /// <summary>Polls of one grant come one after the other. <paramref name="slowed"/>: the interval grew and has to be stored.</summary>
    public static PollAnswer Poll(Grant grant, DateTimeOffset now, out bool slowed)
    {
        lock (grant)
        {
            int interval = grant.Interval;
            var answer = grant.Poll(now);
            slowed = grant.Interval != interval;
            return answer;
        }
    }

    /// <summary>How the grant stands, without counting as a poll.</summary>
    public static PollAnswer Look(Grant grant, DateTimeOffset now)
    {
        lock (grant)
        {
            return grant.Look(now);
        }
    }

    /// <summary>The grant was held for: its next poll may come at once.</summary>
    public static void FreeNext(Grant grant)
    {
        lock (grant)
        {
            grant.FreeNext();
        }
    }

    /// <summary>Whether this grant still waits here: then its next change will be heard of.</summary>
    public bool Has(Grant grant) => _waiting.GetValueOrDefault(grant.Id) == grant;

    /// <summary>Approved a moment ago and not collected: a device that comes for it is not held up.</summary>
    public bool IsReady(Guid grant) => _ready.ContainsKey(grant);

    /// <summary>Forgets what has expired.</summary>
    public void Sweep(DateTimeOffset now)
    {
        foreach (var (id, grant) in _waiting)
        {
            if (grant.IsExpired(now))
            {
                _waiting.TryRemove(id, out _);
            }
        }

        foreach (var (id, approvedAt) in _ready)
        {
            if (now - approvedAt > LongAgo)
            {
                _ready.TryRemove(id, out _);
            }
        }
    }

    private async Task<Grant?> ReadAsync(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        long before = Volatile.Read(ref _changes);
        var stored = await _grants.FindAsync(id, cancel);
        if (stored is not { State: GrantState.Pending } || stored.IsExpired(now))
        {
            return stored;
        }

        lock (_gate)
        {
            // A decision made while we read may be newer than what we read: then it is not kept, only answered with.
            return _changes == before ? _waiting.GetOrAdd(id, stored) : stored;
        }
    }

    private void Leave(GrantChange change)
    {
        lock (_gate)
        {
            _changes++;
            _waiting.TryRemove(change.Grant, out _);
            if (change.To == GrantState.Approved)
            {
                _ready[change.Grant] = change.At;
            }
            else
            {
                _ready.TryRemove(change.Grant, out _);
            }
        }

        _held.LetGo(change.Grant, Release.Changed); // after it has left: who looks again reads it afresh
    }
}
