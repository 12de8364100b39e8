namespace Pairing.Service.Grants;

/// <summary>What a poll is told (RFC 8628 3.5).</summary>
public enum PollAnswer
{
    Pending,
    SlowDown,
    Ready,
    Denied,
    Expired,
    Invalid,
}
