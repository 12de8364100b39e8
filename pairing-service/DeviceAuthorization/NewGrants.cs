using Pairing.Protocol;
using Pairing.Service.Clients;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>Makes a grant with codes that nobody has.</summary>
public sealed class NewGrants(IGrants grants, WaitingRoom waiting, Codes codes, PairingSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>With more codes than this a guess would hit too easily: new ones get a ninth character.</summary>
    public const int WidenAbove = 1000;

    private static readonly TimeSpan CountAgain = TimeSpan.FromSeconds(1);

    /// <summary>Or after as many times what the count took: where very many wait, counting takes a hundredth of the time at most.</summary>
    private const int CountSeldom = 100;

    private const int WideLength = UserCode.Length + 1;

    private readonly SemaphoreSlim _counting = new(1, 1);
    private volatile Counted? _counted;
    private int _made;

    /// <summary>Null when as many codes wait as may.</summary>
    public async Task<NewGrant?> MakeAsync(
        Client client, string scope, DeviceAuthorizationRequest said, string address, string network, CancellationToken cancel)
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
                DeviceCodeHash = Codes.Hash(deviceCode),
                UserCodeHash = codes.HashUserCode(userCode),
                ClientId = client.Id,
                Scope = scope,
                DeviceName = said.DeviceName,
                DeviceModel = said.DeviceModel,
                DeviceVersion = said.DeviceVersion,
                AskedFrom = address,
                AskedNetwork = network,
                AskedAt = now,
                ExpiresAt = now.AddSeconds(client.UserCodeLifetime),
                Interval = settings.Polling.Interval,
            };
            if (await grants.AddAsync(grant))
            {
                Interlocked.Increment(ref _made);
                waiting.Admit(grant);
                return new NewGrant(client, grant, deviceCode, userCode);
            }
        }
    }

    public void Dispose() => _counting.Dispose();

    /// <summary>
    /// Counted in the database once in a second or more seldom, by one for all, and since then by what is made here: a count looks at each
    /// row, which many devices at once must not pay for each. It may be a second's worth of other nodes too low.
    /// </summary>
    private async ValueTask<int> CountPendingAsync(CancellationToken cancel)
    {
        // Who comes while another counts makes do with what was counted before, except at the very first.
        if (!IsFresh(_counted) && await _counting.WaitAsync(_counted is null ? Timeout.Infinite : 0, cancel))
        {
            try
            {
                if (!IsFresh(_counted))
                {
                    int before = Volatile.Read(ref _made); // before we look: what is made meanwhile may be counted twice, never missed
                    var now = time.GetUtcNow();
                    long began = time.GetTimestamp();
                    int pending = await grants.CountPendingAsync(now, cancel);
                    var rest = CountSeldom * time.GetElapsedTime(began);
                    _counted = new Counted(now, rest > CountAgain ? rest : CountAgain, pending, before);
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

    private bool IsFresh(Counted? counted) => counted is not null && (time.GetUtcNow() - counted.At).Duration() < counted.Holds;

    /// <param name="Holds">For so long.</param>
    /// <param name="MadeBefore">How many this process had made when the count began.</param>
    private sealed record Counted(DateTimeOffset At, TimeSpan Holds, int Pending, int MadeBefore);
}

/// <summary>A grant and its codes in clear, for the one answer that tells them.</summary>
public sealed record NewGrant(Client Client, Grant Grant, string DeviceCode, string UserCode);
