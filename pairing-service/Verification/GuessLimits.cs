using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>
/// Limits on wrong codes in ten minutes: per account, per network and its prefixes, and in total (RFC 8628 5.1). With 20^8 codes
/// and 1000 pending grants, 20 guesses find one with P &lt; 1e-6. A right code resets nothing. Otherwise an attacker could reset
/// the limit with an own device.
/// </summary>
public static class GuessLimits
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>The same code of the same account counts once in this time: people press a button twice.</summary>
    public static readonly TimeSpan Twice = TimeSpan.FromSeconds(10);

    public static GuessLimit Check(WrongCodeHistory history, Guesser who, LimitSettings limits, DateTimeOffset now)
    {
        var near = history.Near.Where(wrong => StoredWindow.Counts(wrong.At, Window, now)).ToList();
        var ofAccount = near.Where(wrong => wrong.AccountId == who.AccountId).ToList();
        TimeSpan?[] crowds =
        [
            .. Prefixes.WithinSite(who.Network).Where(prefix => prefix.Width != Width.Network).Select(prefix =>
                Wait(near.Where(wrong => IsIn(wrong, prefix)), limits.WrongCodesPerAddress * prefix.Times, now)),
        ];
        return new GuessLimit(
            Longer(
                Wait(ofAccount, limits.WrongCodesPerAccount, now),
                Wait(near.Where(wrong => wrong.Network == who.Network), limits.WrongCodesPerAddress, now)),
            crowds.Max(),
            history.InAll >= limits.WrongCodes,
            ofAccount.Count > 0);
    }

    public static bool IsRepeated(WrongCodeHistory history, Guesser who, byte[] codeHash, DateTimeOffset now) =>
        history.Near.Any(wrong => wrong.AccountId == who.AccountId && StoredWindow.Counts(wrong.At, Twice, now)
            && wrong.CodeHash is { } hash && hash.AsSpan().SequenceEqual(codeHash));

    private static TimeSpan? Wait(IEnumerable<WrongCode> counted, int limit, DateTimeOffset now) =>
        StoredWindow.Wait(counted.Select(wrong => wrong.At), limit, Window, now);

    private static TimeSpan? Longer(TimeSpan? a, TimeSpan? b) => new[] { a, b }.Max();

    private static bool IsIn(WrongCode wrong, Prefix prefix) =>
        Array.Exists(Prefixes.WithinSite(wrong.Network), its => its.Text == prefix.Text);
}

/// <summary>What limits the next code.</summary>
/// <param name="Own">The wait because of this account or this network. Null: none.</param>
/// <param name="Crowd">The wait because of the networks around. Null: none.</param>
/// <param name="IsServiceFull">Whether the whole service has too many wrong codes.</param>
/// <param name="HasGuessed">Whether this account has wrong codes.</param>
public readonly record struct GuessLimit(TimeSpan? Own, TimeSpan? Crowd, bool IsServiceFull, bool HasGuessed)
{
    /// <summary>Whether others are the only reason. An owner without wrong codes does not pay for them.</summary>
    public bool IsByCrowd => Own is null && (Crowd is not null || IsServiceFull);
}
