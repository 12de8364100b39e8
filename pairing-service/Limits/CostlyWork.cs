using Pairing.Service.Settings;

namespace Pairing.Service.Limits;

/// <summary>
/// Runs costly work, such as hashing a password, on its own threads, so that a flood of it leaves the other cores to all other
/// requests. The queue is short, for each network and in all. Sites (IPv4 /24, IPv6 /48) take turns: one person waits behind one
/// job of each site, however many jobs a site has sent.
/// </summary>
public sealed class CostlyWork(PairingSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>Places in the queue for each thread. A password takes about 0.1 s, so the last one waits about 2 s.</summary>
    private const int PlacesPerThread = 24;

    /// <summary>More places, which only browsers that have signed in before can take.</summary>
    private const int ReservedPerThread = 8;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly WorkThreads _threads = new(Threads, time);
    private readonly SlidingWindow _attempts = new(settings.Limits.PasswordsPerAddress, Window, time);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _placesOf = new(StringComparer.Ordinal);
    private int _places;

    /// <summary>One core is left to all other work, unless there is only one.</summary>
    public static int Threads { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Takes a place for one request. Every request counts, whatever its result is.</summary>
    /// <param name="source">The network, or a browser that has signed in before.</param>
    public Entry Enter(string source, bool isKnown = false)
    {
        lock (_gate)
        {
            int most = Threads * (isKnown ? PlacesPerThread + ReservedPerThread : PlacesPerThread);
            string site = SiteOf(source);
            int own = _placesOf.GetValueOrDefault(source);

            // The second half is for sites that have no place yet, so that a few of them cannot take all places.
            bool isSpent = _places * 2 >= most
                ? _placesOf.GetValueOrDefault(site) > 0
                : own >= settings.Limits.PasswordsAtOncePerAddress;
            if (_places >= most || isSpent)
            {
                return new Entry(null, _threads.Duration * Math.Max(1, _places / Threads));
            }

            if (!_attempts.TryTake(source, out var wait))
            {
                return new Entry(null, wait);
            }

            Count(source, 1);
            Count(site, 1);
            _places++;
            return new Entry(new Place(this, source, site), TimeSpan.Zero);
        }
    }

    /// <summary>Runs the work in its turn. The caller waits without a thread.</summary>
    /// <param name="isKnown">Before all others: a browser that has signed in before does not wait behind strangers.</param>
    public Task<T> RunAsync<T>(string network, Func<T> work, bool isKnown = false) =>
        _threads.RunAsync(SiteOf(network), work, isKnown);

    /// <summary>The same for code that cannot wait without a thread, such as a command of the operator.</summary>
    public T Run<T>(Func<T> work) => WorkThreads.IsCurrent ? work() : RunAsync("", work).GetAwaiter().GetResult();

    public void Dispose() => _threads.Dispose();

    private void Leave(string source, string site)
    {
        lock (_gate)
        {
            _places--;
            Count(source, -1);
            Count(site, -1);
        }
    }

    private void Count(string of, int places)
    {
        int now = _placesOf.GetValueOrDefault(of) + places;
        if (now == 0)
        {
            _placesOf.Remove(of);
        }
        else
        {
            _placesOf[of] = now;
        }
    }

    /// <summary>A browser is its own site.</summary>
    private static string SiteOf(string source) => "site " + Prefixes.SiteOf(source);

    /// <summary>A place, or the time until one is likely to be free.</summary>
    public readonly record struct Entry(IDisposable? Place, TimeSpan Wait) : IDisposable
    {
        public void Dispose() => Place?.Dispose();
    }

    private sealed class Place(CostlyWork work, string source, string site) : IDisposable
    {
        private int _hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
            {
                work.Leave(source, site);
            }
        }
    }
}
