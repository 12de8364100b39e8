namespace Pairing.Service.Grants;

/// <summary>The result of a poll (RFC 8628 3.5).</summary>
public enum PollResult
{
    Pending,
    SlowDown,
    Ready,
    Denied,
    Expired,
    Invalid,
}
