using Pairing.Service.Foundation;

namespace Pairing.Service.Clients;

/// <summary>
/// All clients: those in the configuration and those in the database, which are read again after two seconds. So a command
/// takes effect on all nodes within seconds, and a flood of requests costs one small query per two seconds.
/// </summary>
public sealed class KnownClients(ConfiguredClients configured, IClients stored, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Reading? _last;

    public async ValueTask<Client?> FindAsync(string id, CancellationToken cancel) =>
        configured.Find(id) ?? (await StoredAsync(cancel)).GetValueOrDefault(id);

    public async ValueTask<IReadOnlyList<string>> ScopesAsync(CancellationToken cancel) =>
        [.. configured.All.Concat(
            (await StoredAsync(cancel)).Values).SelectMany(client => client.Scopes).Distinct(StringComparer.Ordinal)];

    public void Dispose() => _reading.Dispose();

    private async ValueTask<IReadOnlyDictionary<string, Client>> StoredAsync(CancellationToken cancel)
    {
        if (_last is { } fresh && fresh.IsFresh(time.GetUtcNow()))
        {
            return fresh.Clients;
        }

        // One request reads. Requests that arrive meanwhile use the previous value, except for the first read.
        if (!await _reading.WaitAsync(_last is null ? Timeout.Infinite : 0, cancel))
        {
            return _last!.Clients;
        }

        try
        {
            var now = time.GetUtcNow();
            if (_last is not { } last)
            {
                _last = new Reading(await ReadAsync(cancel), now);
            }
            else if (!last.IsFresh(now))
            {
                _last = new Reading(await ReadAgainAsync(last, cancel), now);
            }

            return _last.Clients;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<IReadOnlyDictionary<string, Client>> ReadAsync(CancellationToken cancel) =>
        (await stored.AllAsync(cancel)).ToDictionary(client => client.Id, configured.Of, StringComparer.Ordinal);

    /// <summary>While the storage is down, the requests wait: they could not succeed without it.</summary>
    private async Task<IReadOnlyDictionary<string, Client>> ReadAgainAsync(Reading last, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(cancel);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return last.Clients;
        }
    }

    private sealed record Reading(IReadOnlyDictionary<string, Client> Clients, DateTimeOffset At)
    {
        public bool IsFresh(DateTimeOffset now) => now >= At && now - At < ReadAgainAfter;
    }
}
