using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>
/// How many wrong codes are let through in ten minutes: per account, per address, and in all (RFC 8628 5.1). With 20^8
/// codes and 1000 of them pending, 20 guesses hit one with P &lt; 1e-6. A right code resets nothing, or a guesser would
/// keep a device of their own for that.
/// </summary>
public static class GuessLimits
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long this account at this address has to wait before its next code; null: not at all.</summary>
    public static TimeSpan? Wait(IReadOnlyCollection<WrongCode> recent, string accountId, string network, LimitSettings limits, DateTimeOffset now)
    {
        TimeSpan?[] waits =
        [
            Wait(recent.Where(wrong => wrong.AccountId == accountId), limits.WrongCodesPerAccount, now),
            Wait(recent.Where(wrong => wrong.Network == network), limits.WrongCodesPerAddress, now),
            Wait(recent, limits.WrongCodes, now),
        ];
        return waits.Max();
    }

    /// <summary>The window slides: the wait ends when so many have left it that one more fits.</summary>
    private static TimeSpan? Wait(IEnumerable<WrongCode> counted, int limit, DateTimeOffset now)
    {
        var times = counted.Select(wrong => wrong.At).Where(at => at + Window > now).Order().ToList();
        return times.Count < limit ? null : times[times.Count - limit] + Window - now;
    }
}
