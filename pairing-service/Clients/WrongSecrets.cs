using System.Collections.Concurrent;
using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>
/// The limit on guesses at the secrets of clients, per network and client and over all endpoints. A network from which a client
/// has sent its right secret keeps its access, because a neighbor could otherwise cut off the server beside it.
/// </summary>
/// <remarks>In the memory of each node: a right secret costs no database call.</remarks>
public sealed class WrongSecrets(PairingSettings settings, TimeProvider time)
{
    /// <summary>How long a network is known by a right secret.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    /// <summary>All clients together have this many times the limit of one.</summary>
    private const int AllClients = 3;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly SlidingWindow _ofClient = new(settings.Limits.WrongSecrets, Window, time);
    private readonly SlidingWindow _ofAll = new(settings.Limits.WrongSecrets * AllClients, Window, time);
    private readonly ConcurrentDictionary<(string Network, string Client), long> _known = new();
    private long _tidiedAt = time.GetTimestamp();

    /// <summary>False: the secret is wrong, or does not count because of the wait.</summary>
    /// <param name="client">Empty for one that does not exist.</param>
    /// <param name="wait">Zero: none.</param>
    public bool Accepts(string network, string client, bool isRight, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        var key = (network, client);
        if (isRight && IsKnown(key))
        {
            Remember(key);
            return true;
        }

        var prefixes = Prefixes.WithinSite(network);
        var ofClient = Array.ConvertAll(prefixes, prefix => prefix with { Text = $"{client} {prefix.Text}" });
        if (isRight)
        {
            wait = Longer(_ofClient.Wait(ofClient), _ofAll.Wait(prefixes));
            if (wait > TimeSpan.Zero)
            {
                return false; // as if it was wrong: the response must not tell
            }

            Remember(key);
            return true;
        }

        if (!_ofClient.TryTake(ofClient, out wait))
        {
            wait = Longer(wait, _ofAll.Wait(prefixes));
            return false;
        }

        _ofAll.TryTake(prefixes, out wait);
        return false;
    }

    private bool IsKnown((string Network, string Client) key) =>
        _known.TryGetValue(key, out long at) && time.GetElapsedTime(at) < KnownFor;

    private void Remember((string Network, string Client) key)
    {
        long now = time.GetTimestamp();
        long tidiedAt = Volatile.Read(ref _tidiedAt);
        if (time.GetElapsedTime(tidiedAt, now) >= KnownFor
            && Interlocked.CompareExchange(ref _tidiedAt, now, tidiedAt) == tidiedAt)
        {
            foreach (var (other, at) in _known)
            {
                if (time.GetElapsedTime(at, now) >= KnownFor)
                {
                    _known.TryRemove(other, out _);
                }
            }
        }

        _known[key] = now;
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
