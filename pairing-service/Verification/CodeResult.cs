namespace Pairing.Service.Verification;

/// <summary>The result of entering a code. Each has its own sentence on the page.</summary>
public enum CodeResult
{
    /// <summary>The grant is pending.</summary>
    Good,

    /// <summary>The text cannot be a code, so it does not count as a guess.</summary>
    Unreadable,

    /// <summary>No grant has this code.</summary>
    Wrong,

    Expired,
    Denied,

    /// <summary>Approved, and the device has its tokens.</summary>
    Used,

    /// <summary>Approved, but the device does not have its tokens yet.</summary>
    NotRedeemed,

    /// <summary>Throttled: too many wrong codes. The code was not checked.</summary>
    Throttled,

    /// <summary>Not checked: the service has too many wrong codes, and this person has to give the password again.</summary>
    NeedsPassword,
}
