using Pairing.Service.Grants;

namespace Pairing.Service.Storage;

/// <summary>Stores new grants before their devices get a response. Grants that arrive together share a write.</summary>
public sealed class GrantInserts
{
    private const string Insert = "INSERT";

    private readonly SharedWrites<Grant, bool> _writes;
    private readonly Engine _engine;
    private readonly StorageMetrics _metrics;
    private readonly TimeProvider _time;

    public GrantInserts(Writer writer, Engine engine, StorageMetrics metrics, TimeProvider time)
    {
        _engine = engine;
        _metrics = metrics;
        _time = time;
        _writes = new((grants, requests) =>
            writer.WriteAsync(database => InsertAsync(database, grants), CancellationToken.None, requests));
    }

    /// <summary>False: a code of the grant is in use.</summary>
    public Task<bool> AddAsync(Grant grant) => _writes.AddAsync(grant);

    private async Task<bool[]> InsertAsync(PairingDb database, List<Grant> grants)
    {
        bool[] added = [];
        await _metrics.MeasureAsync(Insert, _time, async () => added = await _engine.InsertAsync(database, grants));
        return added;
    }
}
