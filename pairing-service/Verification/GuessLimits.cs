using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>
/// Limits on wrong codes in ten minutes: per account, per address and in total (RFC 8628 5.1). With 20^8 codes and 1000
/// pending grants, 20 guesses find one with P &lt; 1e-6. A right code resets nothing. Otherwise an attacker could reset the
/// limit with an own device.
/// </summary>
public static class GuessLimits
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Time until this account at this address can enter the next code. Null: at once.</summary>
    public static TimeSpan? Wait(
        IReadOnlyCollection<WrongCode> recent, string accountId, string network, LimitSettings limits, DateTimeOffset now)
    {
        TimeSpan?[] waits =
        [
            Wait(recent.Where(wrong => wrong.AccountId == accountId), limits.WrongCodesPerAccount, now),
            Wait(recent.Where(wrong => wrong.Network == network), limits.WrongCodesPerAddress, now),
            Wait(recent, limits.WrongCodes, now),
        ];
        return waits.Max();
    }

    /// <summary>A sliding window: the wait ends when enough wrong codes have left it.</summary>
    private static TimeSpan? Wait(IEnumerable<WrongCode> counted, int limit, DateTimeOffset now)
    {
        var times = counted.Select(wrong => wrong.At).Where(at => StoredWindow.Counts(at, Window, now)).Order().ToList();
        return times.Count < limit ? null : StoredWindow.Left(times[times.Count - limit], Window, now);
    }
}
