namespace Pairing.Service.Verification;

/// <summary>What became of a code that a person entered. Each has its own sentence on the page.</summary>
public enum CodeAnswer
{
    /// <summary>It waits for a decision.</summary>
    Good,

    /// <summary>Nothing that any code could look like, so no guess and not counted as one.</summary>
    Unreadable,

    /// <summary>No device shows it.</summary>
    Wrong,

    Expired,
    Denied,

    /// <summary>Approved, and the device has its tokens.</summary>
    Used,

    /// <summary>Approved, and the device has still to fetch its tokens.</summary>
    NotCollected,

    /// <summary>Too many wrong ones before; this one was not looked at.</summary>
    TooMany,
}
