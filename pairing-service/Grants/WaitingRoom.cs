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
    private readonly ConcurrentDictionary<Guid, Waiting> _waiting = new();
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
    public void Admit(Grant grant) => _waiting.TryAdd(grant.Id, new Waiting(grant));

    /// <summary>The grant as it waits here, else as it is stored.</summary>
    public ValueTask<Found> FindAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        _waiting.TryGetValue(id, out var waiting) ? new(new Found(waiting, null)) : new(ReadAsync(id, now, cancel));

    /// <summary>Whether this grant still waits here: then its next change will be heard of.</summary>
    public bool Has(Waiting waiting) => _waiting.GetValueOrDefault(waiting.Id) == waiting;

    /// <summary>Approved a moment ago and not collected: a device that comes for it is not held up.</summary>
    public bool IsReady(Guid grant) => _ready.ContainsKey(grant);

    /// <summary>Forgets what has expired.</summary>
    public void Sweep(DateTimeOffset now)
    {
        foreach (var (id, waiting) in _waiting)
        {
            if (waiting.IsExpired(now))
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

    private async Task<Found> ReadAsync(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        long before = Volatile.Read(ref _changes);
        var stored = await _grants.FindAsync(id, cancel);
        if (stored is not { State: GrantState.Pending } || stored.IsExpired(now))
        {
            return new Found(null, stored);
        }

        lock (_gate)
        {
            // A decision made while we read may be newer than what we read: then it is not kept, only answered with.
            var waiting = new Waiting(stored);
            return new Found(_changes == before ? _waiting.GetOrAdd(id, waiting) : waiting, null);
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

/// <summary>A grant that waits, or one that has been decided or has ended, or neither.</summary>
public readonly record struct Found(Waiting? Waiting, Grant? Ended)
{
    /// <summary>Whether the code is its own, and the client the one that asked for it.</summary>
    public bool IsOf(string deviceCode, string clientId) =>
        Waiting is null
            ? Ended is not null && Ended.HasCode(deviceCode) && Ended.ClientId == clientId
            : Waiting.HasCode(deviceCode) && Waiting.ClientId == clientId;
}
