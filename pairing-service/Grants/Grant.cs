using System.Security.Cryptography;
using Pairing.Protocol;

namespace Pairing.Service.Grants;

/// <summary>What a device asked for and what became of it. Its codes are known here by their hashes alone.</summary>
public sealed class Grant
{
    /// <summary>An approval can be collected this long, even when the code ends sooner.</summary>
    public static readonly TimeSpan CollectWithin = TimeSpan.FromSeconds(60);

    /// <summary>A poll may come this much too early: networks are not clocks.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] DeviceCodeHash { get; init; }
    public required byte[] UserCodeHash { get; init; }
    public required string ClientId { get; init; }
    public required string Scope { get; init; }

    // What the device says of itself: never verified, always shown as such (RFC 8628 5.4)
    public string? DeviceName { get; init; }
    public string? DeviceModel { get; init; }
    public string? DeviceVersion { get; init; }

    public required string AskedFrom { get; init; }
    /// <summary>One IPv4 address or one IPv6 /64; nodes that share a database count new codes by it.</summary>
    public string AskedNetwork { get; init; } = "";

    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    public GrantState State { get; private set; }
    public string? AccountId { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The device that the grant became, once redeemed.</summary>
    public Guid? DeviceId { get; private set; }

    /// <summary>Seconds between polls; grows with each slow_down and never shrinks.</summary>
    public required int Interval { get; set; }

    /// <summary>Kept in memory alone: after a restart the first poll is free again.</summary>
    public DateTimeOffset? LastPolledAt { get; private set; }

    /// <summary>The end for collecting: 60 s after approval or the code's own end, whichever is later.</summary>
    public DateTimeOffset CollectBefore =>
        DecidedAt + CollectWithin is { } late && late > ExpiresAt ? late : ExpiresAt;

    public bool IsExpired(DateTimeOffset now) => State == GrantState.Approved ? now >= CollectBefore : now >= ExpiresAt;

    /// <summary>Whether this is its code, and not one that only names it. Takes as long for each that does not fit.</summary>
    public bool HasCode(string deviceCode) => CryptographicOperations.FixedTimeEquals(DeviceCodeHash, Codes.Hash(deviceCode));

    // RFC 8628 3.5
    public PollAnswer Poll(DateTimeOffset now) => Look(now) switch
    {
        PollAnswer.Pending when IsTooSoon(now) => SlowDown(now),
        PollAnswer.Pending => Wait(now),
        var decided => decided, // the pick-up is never throttled
    };

    /// <summary>How it stands, without counting as a poll.</summary>
    public PollAnswer Look(DateTimeOffset now) => State switch
    {
        GrantState.Redeemed => PollAnswer.Invalid,
        GrantState.Denied => PollAnswer.Denied,
        GrantState.Approved when !IsExpired(now) => PollAnswer.Ready,
        _ when IsExpired(now) => PollAnswer.Expired,
        _ => PollAnswer.Pending,
    };

    /// <summary>The next poll may come at once, as the first one may.</summary>
    public void FreeNext() => LastPolledAt = null;

    private bool IsTooSoon(DateTimeOffset now) =>
        LastPolledAt is { } last && now < last.AddSeconds(Interval) - Tolerance; // the first poll is free

    private PollAnswer SlowDown(DateTimeOffset now)
    {
        LastPolledAt = now;
        Interval = Math.Min(Interval + Defaults.SlowDownSeconds, Math.Max(Interval, Defaults.MaximumIntervalSeconds));
        return PollAnswer.SlowDown;
    }

    private PollAnswer Wait(DateTimeOffset now)
    {
        LastPolledAt = now;
        return PollAnswer.Pending;
    }
}
