using System.Collections.Concurrent;

namespace Pairing.Service.Grants;

/// <summary>
/// The pending grants in memory, so that a poll that stays pending needs no database call. A decision removes the grant from
/// here, and the next poll reads it from the database.
/// </summary>
public sealed class WaitingRoom
{
    /// <summary>After this time, no approval can be redeemed.</summary>
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
        changes.Changed += OnChanged;
    }

    public int Count => _waiting.Count;

    /// <summary>Adds a grant before its codes are sent to the device.</summary>
    public void Add(Grant grant) => _waiting.TryAdd(grant.Id, new Waiting(grant));

    /// <summary>The pending grant in memory, or the stored grant.</summary>
    public ValueTask<Found> FindAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        _waiting.TryGetValue(id, out var waiting) ? new(new Found(waiting, null)) : new(ReadAsync(id, now, cancel));

    /// <summary>Whether the grant is still here. If so, its next change will be announced.</summary>
    public bool Contains(Waiting waiting) => _waiting.GetValueOrDefault(waiting.Id) == waiting;

    /// <summary>Whether the grant was approved recently and is not redeemed yet. Such a device is not throttled.</summary>
    public bool IsReady(Guid grant) => _ready.ContainsKey(grant);

    /// <summary>Removes expired grants.</summary>
    public void RemoveExpired(DateTimeOffset now)
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
            // If a decision arrived during the read, the result may be old. Return it, but do not keep it.
            var waiting = new Waiting(stored);
            return new Found(_changes == before ? _waiting.GetOrAdd(id, waiting) : waiting, null);
        }
    }

    private void OnChanged(GrantChange change)
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

        _held.End(change.Grant, Release.Changed); // after the removal: a poll that ends now reads the database
    }
}

/// <summary>A pending grant, a grant that was decided or has ended, or neither.</summary>
public readonly record struct Found(Waiting? Waiting, Grant? Ended)
{
    /// <summary>Whether the device code and the client belong to this grant.</summary>
    public bool IsOf(string deviceCode, string clientId) =>
        Waiting is null
            ? Ended is not null && Ended.HasCode(deviceCode) && Ended.ClientId == clientId
            : Waiting.HasCode(deviceCode) && Waiting.ClientId == clientId;
}
