using Pairing.Protocol;
using Pairing.Service.Foundation;

namespace Pairing.Service.Grants;

/// <summary>A pending grant with only the data that its polls need, because there can be very many.</summary>
public sealed class PendingGrant(Grant grant)
{
    /// <summary>Allowed earliness of a poll, because network delays vary.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly byte[] _deviceCodeHash = grant.DeviceCodeHash; // also the lock
    private readonly long _expiresAt = grant.ExpiresAt.UtcTicks;
    private long _lastPolledAt;

    public Guid Id { get; } = grant.Id;
    public string ClientId { get; } = grant.ClientId;
    public DateTimeOffset ExpiresAt => new(_expiresAt, TimeSpan.Zero);

    /// <summary>Seconds between polls. Each slow_down increases it, and it never decreases.</summary>
    public int Interval { get; private set; } = grant.Interval;

    /// <inheritdoc cref="RandomSecret.IsHashOf"/>
    public bool HasCode(string deviceCode) => RandomSecret.IsHashOf(_deviceCodeHash, deviceCode);

    // RFC 8628 3.5. The time of the last poll is not stored: after a restart, the first poll is never too early.
    /// <param name="now">The current time of the service's clock.</param>
    /// <param name="isSlowed">True: the interval grew and must be stored.</param>
    public PollResult Poll(DateTimeOffset now, out bool isSlowed)
    {
        lock (_deviceCodeHash)
        {
            isSlowed = false;
            if (IsExpired(now))
            {
                return PollResult.Expired;
            }

            bool isTooSoon = _lastPolledAt != 0
                && now.UtcTicks < _lastPolledAt + TimeSpan.FromSeconds(Interval).Ticks - Tolerance.Ticks;
            _lastPolledAt = now.UtcTicks;
            if (!isTooSoon)
            {
                return PollResult.Pending;
            }

            isSlowed = Interval < Defaults.MaximumIntervalSeconds;
            Interval = Math.Min(Interval + Defaults.SlowDownSeconds, Math.Max(Interval, Defaults.MaximumIntervalSeconds));
            return PollResult.SlowDown;
        }
    }

    /// <summary>The current result, without counting as a poll.</summary>
    public PollResult Peek(DateTimeOffset now) => IsExpired(now) ? PollResult.Expired : PollResult.Pending;

    /// <summary>Allows the next poll at once, after a long poll.</summary>
    public void AllowNext()
    {
        lock (_deviceCodeHash)
        {
            _lastPolledAt = 0;
        }
    }

    public bool IsExpired(DateTimeOffset now) => now.UtcTicks >= _expiresAt;
}
