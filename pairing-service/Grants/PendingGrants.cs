using System.Collections.Concurrent;
using Pairing.Service.LongPolls;

namespace Pairing.Service.Grants;

/// <summary>
/// The pending grants in memory, so that a poll that stays pending needs no database call. A decision removes the grant from
/// here, and the next poll reads it from the database.
/// </summary>
public sealed class PendingGrants
{
    /// <summary>After this time, no approval can be redeemed.</summary>
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(2);

    private readonly IGrants _grants;
    private readonly LongPollRegistry _longPolls;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Guid, PendingGrant> _pending = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _ready = new();
    private long _changes;

    public PendingGrants(IGrants grants, GrantChanges changes, LongPollRegistry longPolls)
    {
        _grants = grants;
        _longPolls = longPolls;
        changes.Changed += OnChanged;
    }

    public int Count => _pending.Count;

    /// <summary>Adds a grant before its codes are sent to the device.</summary>
    public void Add(Grant grant) => _pending.TryAdd(grant.Id, new PendingGrant(grant));

    /// <summary>The pending grant in memory, or the stored grant.</summary>
    public ValueTask<FoundGrant> FindAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        _pending.TryGetValue(id, out var pending) ? new(new FoundGrant(pending, null)) : new(ReadAsync(id, now, cancel));

    /// <summary>Whether the grant is still here. If so, its next change will be announced.</summary>
    public bool Contains(PendingGrant pending) => _pending.GetValueOrDefault(pending.Id) == pending;

    /// <summary>Whether the grant was approved recently and is not redeemed yet. Such a device is not throttled.</summary>
    public bool IsReady(Guid grant) => _ready.ContainsKey(grant);

    /// <summary>Removes expired grants.</summary>
    public void RemoveExpired(DateTimeOffset now)
    {
        foreach (var (id, pending) in _pending)
        {
            if (pending.IsExpired(now))
            {
                _pending.TryRemove(id, out _);
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

    private async Task<FoundGrant> ReadAsync(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        long before = Volatile.Read(ref _changes);
        var stored = await _grants.FindAsync(id, cancel);
        if (stored is not { State: GrantState.Pending } || stored.IsExpired(now))
        {
            return new FoundGrant(null, stored);
        }

        lock (_gate)
        {
            // If a decision arrived during the read, the result may be old. Return it, but do not keep it.
            var pending = new PendingGrant(stored);
            return new FoundGrant(_changes == before ? _pending.GetOrAdd(id, pending) : pending, null);
        }
    }

    private void OnChanged(GrantChange change)
    {
        lock (_gate)
        {
            _changes++;
            _pending.TryRemove(change.Grant, out _);
            if (change.To == GrantState.Approved)
            {
                _ready[change.Grant] = change.At;
            }
            else
            {
                _ready.TryRemove(change.Grant, out _);
            }
        }

        _longPolls.End(change.Grant, ReleaseReason.Changed); // after the removal: a poll that ends now reads the database
    }
}

/// <summary>A pending grant, a grant that was decided or has ended, or neither.</summary>
public readonly record struct FoundGrant(PendingGrant? Pending, Grant? Ended)
{
    /// <summary>Whether the device code and the client belong to this grant.</summary>
    public bool IsOf(string deviceCode, string clientId) =>
        Pending is null
            ? Ended is not null && Ended.HasCode(deviceCode) && Ended.ClientId == clientId
            : Pending.HasCode(deviceCode) && Pending.ClientId == clientId;
}
