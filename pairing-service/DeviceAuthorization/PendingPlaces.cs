using System.Net;
using Pairing.Service.Grants;
using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>
/// The places of pending codes, at all nodes together. One prefix takes only a part of them, so that a crowd of networks leaves
/// places to everyone else.
/// </summary>
/// <remarks>
/// Counted in the database at most once a second, plus the places that this process has given away since then. A count reads
/// every pending row, so requests share it. The number can miss up to one second of other nodes' grants.
/// </remarks>
public sealed class PendingPlaces(IGrants grants, PairingSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>Codes end all the time, so this is a good moment to ask again.</summary>
    public static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan CountAgain = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Wait this many times the duration of the last count, so that counting takes at most a hundredth of the time.
    /// </summary>
    private const int CountSeldom = 100;

    private readonly SemaphoreSlim _counting = new(1, 1);
    private readonly Lock _gate = new();

    /// <summary>Places whose codes are not stored yet.</summary>
    private readonly PlaceTally _onTheWay = new();

    private PlaceTally _counted = new();

    /// <summary>Given away since the last count began, and those that were on the way then.</summary>
    private PlaceTally _since = new();

    /// <summary>The same for the count that runs. Null: none does.</summary>
    private PlaceTally? _sinceNext;

    private volatile Freshness? _fresh;

    /// <param name="address">The address of the device as the grant stores it.</param>
    public async ValueTask<TakenPlace> TakeAsync(string address, CancellationToken cancel)
    {
        await CountAsync(cancel);
        var prefixes = PrefixesOf(address);
        lock (_gate)
        {
            int pending = _counted.All + _since.All;
            if (pending >= settings.Limits.PendingCodes)
            {
                return new TakenPlace(PlaceResult.None, pending);
            }

            foreach (var prefix in prefixes)
            {
                if (_counted.Of(prefix.Text) + _since.Of(prefix.Text) >= MostOf(prefix.Width))
                {
                    return new TakenPlace(PlaceResult.NoneForThisPrefix, pending);
                }
            }

            _onTheWay.Add(prefixes, 1);
            _since.Add(prefixes, 1);
            _sinceNext?.Add(prefixes, 1);
            return new TakenPlace(PlaceResult.Taken, pending, () => Arrive(prefixes));
        }
    }

    public void Dispose() => _counting.Dispose();

    /// <summary>A tenth of all places for a /48, a /24 or the requests of unknown origin, three tenths for a /32.</summary>
    private int MostOf(Width width) => Math.Max(1, settings.Limits.PendingCodes / 10 * (width == Width.Provider ? 3 : 1));

    /// <summary>Those with a part of their own.</summary>
    private static Prefix[] PrefixesOf(string address) => IPAddress.TryParse(address, out var known)
        ? Array.FindAll(Prefixes.Of(Network.Of(known)), prefix => prefix.Width >= Width.Site)
        : [new Prefix(address, Width.Site)];

    private void Arrive(Prefix[] prefixes)
    {
        lock (_gate)
        {
            _onTheWay.Add(prefixes, -1);
        }
    }

    private async ValueTask CountAsync(CancellationToken cancel)
    {
        // Requests that arrive during a count use the previous number, except for the first count.
        if (IsFresh(_fresh) || !await _counting.WaitAsync(_fresh is null ? Timeout.Infinite : 0, cancel))
        {
            return;
        }

        try
        {
            if (!IsFresh(_fresh))
            {
                await CountAloneAsync(cancel);
            }
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>A code that is stored during the count may be counted twice but is never missed.</summary>
    private async Task CountAloneAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            _sinceNext = _onTheWay.Copy();
        }

        long began = time.GetTimestamp();
        var counted = new PlaceTally();
        foreach (var (address, pending) in await grants.CountPendingByAddressAsync(time.GetUtcNow(), cancel))
        {
            counted.Add(PrefixesOf(address), pending);
        }

        lock (_gate)
        {
            (_counted, _since, _sinceNext) = (counted, _sinceNext!, null);
        }

        var rest = CountSeldom * time.GetElapsedTime(began);
        _fresh = new Freshness(began, rest > CountAgain ? rest : CountAgain);
    }

    private bool IsFresh(Freshness? counted) => counted is not null && time.GetElapsedTime(counted.At) < counted.Holds;

    /// <param name="At">By the monotonic clock.</param>
    /// <param name="Holds">How long the count is used.</param>
    private sealed record Freshness(long At, TimeSpan Holds);
}
