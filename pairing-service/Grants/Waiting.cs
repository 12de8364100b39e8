using Pairing.Protocol;

namespace Pairing.Service.Grants;

/// <summary>
/// A grant that nobody has decided yet, as its polls need it, and no more of it than that: very many may wait. Its polls come
/// one after the other.
/// </summary>
public sealed class Waiting(Grant grant)
{
    /// <summary>A poll may come this much too early: networks are not clocks.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly byte[] _deviceCodeHash = grant.DeviceCodeHash; // the lock as well
    private readonly long _expiresAt = grant.ExpiresAt.UtcTicks;
    private long _lastPolledAt;

    public Guid Id { get; } = grant.Id;
    public string ClientId { get; } = grant.ClientId;
    public DateTimeOffset ExpiresAt => new(_expiresAt, TimeSpan.Zero);

    /// <summary>Seconds between polls; grows with each slow_down and never shrinks.</summary>
    public int Interval { get; private set; } = grant.Interval;

    /// <inheritdoc cref="Codes.IsHashOf"/>
    public bool HasCode(string deviceCode) => Codes.IsHashOf(_deviceCodeHash, deviceCode);

    // RFC 8628 3.5. What an earlier process has told is forgotten: after a restart the first poll is free again.
    /// <param name="now">By the service's clock.</param>
    /// <param name="isSlowed">The interval grew and has to be stored.</param>
    public PollAnswer Poll(DateTimeOffset now, out bool isSlowed)
    {
        lock (_deviceCodeHash)
        {
            isSlowed = false;
            if (IsExpired(now))
            {
                return PollAnswer.Expired;
            }

            bool isTooSoon = _lastPolledAt != 0 && now.UtcTicks < _lastPolledAt + TimeSpan.FromSeconds(Interval).Ticks - Tolerance.Ticks;
            _lastPolledAt = now.UtcTicks;
            if (!isTooSoon)
            {
                return PollAnswer.Pending;
            }

            isSlowed = Interval < Defaults.MaximumIntervalSeconds;
            Interval = Math.Min(Interval + Defaults.SlowDownSeconds, Math.Max(Interval, Defaults.MaximumIntervalSeconds));
            return PollAnswer.SlowDown;
        }
    }

    /// <summary>How it stands, without counting as a poll.</summary>
    public PollAnswer Look(DateTimeOffset now) => IsExpired(now) ? PollAnswer.Expired : PollAnswer.Pending;

    /// <summary>It was held for: its next poll may come at once, as the first one may.</summary>
    public void FreeNext()
    {
        lock (_deviceCodeHash)
        {
            _lastPolledAt = 0;
        }
    }

    public bool IsExpired(DateTimeOffset now) => now.UtcTicks >= _expiresAt;
}
