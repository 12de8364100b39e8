using Pairing.Service.Clients;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>Creates a grant with unique codes.</summary>
public sealed class GrantFactory(
    IGrants grants, PendingGrants pendingGrants, Codes codes, PairingSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>Above this number, guesses would succeed too often, so new codes get a ninth character.</summary>
    public const int WidenAbove = 1000;

    private static readonly TimeSpan CountAgain = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Wait this many times the duration of the last count, so that counting takes at most a hundredth of the time.
    /// </summary>
    private const int CountSeldom = 100;

    private const int WideLength = UserCode.Length + 1;

    private readonly SemaphoreSlim _counting = new(1, 1);
    private volatile Counted? _counted;
    private int _made;

    /// <summary>Null: the limit on pending codes is reached.</summary>
    public async Task<NewGrant?> CreateAsync(
        Client client, string scope, DeviceAuthorizationRequest reported, string address, string network,
        CancellationToken cancel)
    {
        int pending = await CountPendingAsync(cancel);
        if (pending >= settings.Limits.PendingCodes)
        {
            return null;
        }

        int length = pending > WidenAbove ? Math.Max(settings.UserCode.Length, WideLength) : settings.UserCode.Length;
        while (true)
        {
            var now = time.GetUtcNow();
            var id = Grant.NewId(now);
            var (deviceCode, userCode) = Codes.NewPair(id, length);
            var grant = new Grant
            {
                Id = id,
                DeviceCodeHash = RandomSecret.Hash(deviceCode),
                UserCodeHash = codes.HashUserCode(userCode),
                ClientId = client.Id,
                Scope = scope,
                DeviceName = reported.DeviceName,
                DeviceModel = reported.DeviceModel,
                DeviceVersion = reported.DeviceVersion,
                AskedFrom = address,
                AskedNetwork = network,
                AskedAt = now,
                ExpiresAt = now.AddSeconds(client.UserCodeLifetime),
                Interval = settings.Polling.Interval,
            };
            if (await grants.AddAsync(grant))
            {
                Interlocked.Increment(ref _made);
                pendingGrants.Add(grant);
                return new NewGrant(client, grant, deviceCode, userCode);
            }
        }
    }

    public void Dispose() => _counting.Dispose();

    /// <summary>
    /// Counted in the database at most once a second, plus the grants that this process has created since then. A count reads
    /// every row, so requests share it. The number can miss up to one second of other nodes' grants.
    /// </summary>
    private async ValueTask<int> CountPendingAsync(CancellationToken cancel)
    {
        // Requests that arrive during a count use the previous number, except for the first count.
        if (!IsFresh(_counted) && await _counting.WaitAsync(_counted is null ? Timeout.Infinite : 0, cancel))
        {
            try
            {
                if (!IsFresh(_counted))
                {
                    // before the count: a grant created meanwhile may be counted twice but is never missed
                    int before = Volatile.Read(ref _made);
                    var now = time.GetUtcNow();
                    long began = time.GetTimestamp();
                    int pending = await grants.CountPendingAsync(now, cancel);
                    var rest = CountSeldom * time.GetElapsedTime(began);
                    _counted = new Counted(began, rest > CountAgain ? rest : CountAgain, pending, before);
                }
            }
            finally
            {
                _counting.Release();
            }
        }

        var counted = _counted!;
        return counted.Pending + Volatile.Read(ref _made) - counted.MadeBefore;
    }

    private bool IsFresh(Counted? counted) => counted is not null && time.GetElapsedTime(counted.At) < counted.Holds;

    /// <param name="At">By the monotonic clock.</param>
    /// <param name="Holds">How long the count is used.</param>
    /// <param name="MadeBefore">The number of grants that this process had created when the count began.</param>
    private sealed record Counted(long At, TimeSpan Holds, int Pending, int MadeBefore);
}

/// <summary>A grant and its codes in clear text, for the one response that contains them.</summary>
public sealed record NewGrant(Client Client, Grant Grant, string DeviceCode, string UserCode);
