namespace Pairing.Service.Storage;

/// <summary>
/// Stores the intervals of grants that poll too often, before their devices are told. Those that arrive together share a write,
/// so that a storm of polls is no storm of transactions.
/// </summary>
public sealed class GrantIntervals
{
    private readonly SharedWrites<Change, bool> _writes;
    private readonly Engine _engine;
    private readonly StorageMetrics _metrics;
    private readonly TimeProvider _time;

    public GrantIntervals(Writer writer, Engine engine, StorageMetrics metrics, TimeProvider time)
    {
        _engine = engine;
        _metrics = metrics;
        _time = time;
        _writes = new((changes, requests) =>
            writer.WriteAsync(database => UpdateAsync(database, changes), CancellationToken.None, requests));
    }

    /// <param name="interval">Seconds. An interval never becomes shorter.</param>
    public Task RaiseAsync(Guid id, int interval) => _writes.AddAsync(new Change(id, interval));

    private async Task<bool[]> UpdateAsync(PairingDb database, List<Change> changes)
    {
        var longest = new Dictionary<Guid, int>(changes.Count);
        foreach (var (id, interval) in changes)
        {
            longest[id] = Math.Max(interval, longest.GetValueOrDefault(id));
        }

        await _metrics.MeasureAsync("UPDATE", _time, () => _engine.RaiseAsync(database, longest));
        return new bool[changes.Count];
    }

    private sealed record Change(Guid Id, int Interval);
}
