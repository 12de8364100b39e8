using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage;

/// <summary>
/// Stores the intervals of grants that poll too often, before their devices are told. Those that arrive together share a write,
/// so that a storm of polls is no storm of transactions.
/// </summary>
public sealed class GrantIntervals(Writer writer)
{
    private readonly SharedWrites<Change, bool> _writes = new((changes, requests) =>
        writer.WriteAsync(database => UpdateAsync(database, changes), CancellationToken.None, requests));

    /// <param name="interval">Seconds. An interval never becomes shorter.</param>
    public Task RaiseAsync(Guid id, int interval) => _writes.AddAsync(new Change(id, interval));

    private static async Task<bool[]> UpdateAsync(PairingDb database, List<Change> changes)
    {
        foreach (var same in changes.GroupBy(change => change.Interval, change => change.Id))
        {
            Guid[] ids = [.. same];
            await database.Grants
                .Where(g => EF.Parameter(ids).Contains(g.Id) && g.Interval < same.Key) // one text of SQL for any number
                .ExecuteUpdateAsync(set => set.SetProperty(g => g.Interval, same.Key));
        }

        return new bool[changes.Count];
    }

    private sealed record Change(Guid Id, int Interval);
}
