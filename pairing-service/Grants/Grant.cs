using System.Buffers.Binary;
using Pairing.Service.Foundation;

namespace Pairing.Service.Grants;

/// <summary>The request of a device and its state. The grant knows its codes only by their hashes.</summary>
public sealed class Grant
{
    /// <summary>Time to redeem an approval, even if the code expires earlier.</summary>
    public static readonly TimeSpan RedeemWithin = TimeSpan.FromSeconds(60);

    /// <summary>From <see cref="NewId"/>.</summary>
    public required Guid Id { get; init; }
    public required byte[] DeviceCodeHash { get; init; }
    public required byte[] UserCodeHash { get; init; }
    public required string ClientId { get; init; }
    public required string Scope { get; init; }

    // Reported by the device: never verified, and always shown as such (RFC 8628 5.4)
    public string? DeviceName { get; init; }
    public string? DeviceModel { get; init; }
    public string? DeviceVersion { get; init; }

    public required string AskedFrom { get; init; }
    /// <summary>One IPv4 address or one IPv6 /64. Nodes that share a database count new codes by it.</summary>
    public string AskedNetwork { get; init; } = "";

    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    public GrantState State { get; private set; }
    public string? AccountId { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The paired device, after the grant is redeemed.</summary>
    public Guid? DeviceId { get; private set; }

    /// <summary>Seconds between polls at the time of reading.</summary>
    public required int Interval { get; init; }

    /// <summary>The end of the time to redeem: 60 s after approval or the code's own expiry, whichever is later.</summary>
    public DateTimeOffset RedeemBefore =>
        DecidedAt + RedeemWithin is { } late && late > ExpiresAt ? late : ExpiresAt;

    /// <summary>Ids are in order of time (RFC 9562 5.7), so recent grants are next to each other in the index.</summary>
    public static Guid NewId(DateTimeOffset askedAt) => Guid.CreateVersion7(askedAt);

    /// <summary>
    /// The lowest id of a grant requested at this time. All grants that are a millisecond older have lower ids.
    /// </summary>
    public static Guid LeastId(DateTimeOffset askedAt)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, askedAt.ToUnixTimeMilliseconds() << 16); // the time is the first 48 bits
        return new Guid(id, bigEndian: true);
    }

    public bool IsExpired(DateTimeOffset now) => State == GrantState.Approved ? now >= RedeemBefore : now >= ExpiresAt;

    /// <inheritdoc cref="RandomSecret.IsHashOf"/>
    public bool HasCode(string deviceCode) => RandomSecret.IsHashOf(DeviceCodeHash, deviceCode);

    /// <summary>The response to a poll after the decision or the expiry.</summary>
    public PollResult Peek(DateTimeOffset now) => State switch
    {
        GrantState.Redeemed => PollResult.Invalid,
        GrantState.Denied => PollResult.Denied,
        GrantState.Approved when !IsExpired(now) => PollResult.Ready,
        _ when IsExpired(now) => PollResult.Expired,
        _ => PollResult.Pending,
    };
}
