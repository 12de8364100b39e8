using System.Buffers.Binary;

namespace Pairing.Service.Grants;

/// <summary>What a device asked for and what became of it. Its codes are known here by their hashes alone.</summary>
public sealed class Grant
{
    /// <summary>An approval can be collected this long, even when the code ends sooner.</summary>
    public static readonly TimeSpan CollectWithin = TimeSpan.FromSeconds(60);

    /// <summary>From <see cref="NewId"/>.</summary>
    public required Guid Id { get; init; }
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

    /// <summary>Seconds between polls, as far as it had grown when it was read.</summary>
    public required int Interval { get; init; }

    /// <summary>The end for collecting: 60 s after approval or the code's own end, whichever is later.</summary>
    public DateTimeOffset CollectBefore =>
        DecidedAt + CollectWithin is { } late && late > ExpiresAt ? late : ExpiresAt;

    /// <summary>Ids are in order of time (RFC 9562 5.7), so what was asked for lately stands together wherever they are in order.</summary>
    public static Guid NewId(DateTimeOffset askedAt) => Guid.CreateVersion7(askedAt);

    /// <summary>No id of a grant asked for at this moment or later is less; each of one asked for a millisecond earlier is.</summary>
    public static Guid LeastId(DateTimeOffset askedAt)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, askedAt.ToUnixTimeMilliseconds() << 16); // 48 bits of it come first
        return new Guid(id, bigEndian: true);
    }

    public bool IsExpired(DateTimeOffset now) => State == GrantState.Approved ? now >= CollectBefore : now >= ExpiresAt;

    /// <inheritdoc cref="Codes.IsHashOf"/>
    public bool HasCode(string deviceCode) => Codes.IsHashOf(DeviceCodeHash, deviceCode);

    /// <summary>What a poll is told once it has been decided or has ended.</summary>
    public PollAnswer Look(DateTimeOffset now) => State switch
    {
        GrantState.Redeemed => PollAnswer.Invalid,
        GrantState.Denied => PollAnswer.Denied,
        GrantState.Approved when !IsExpired(now) => PollAnswer.Ready,
        _ when IsExpired(now) => PollAnswer.Expired,
        _ => PollAnswer.Pending,
    };
}
