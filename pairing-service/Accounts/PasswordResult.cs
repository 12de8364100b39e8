namespace Pairing.Service.Accounts;

/// <summary>The result of one password. Each has its own sentence on the page.</summary>
public enum PasswordOutcome
{
    Right,

    /// <summary>Also for a name that does not exist.</summary>
    Wrong,

    /// <summary>The password is right, and the account is disabled.</summary>
    Disabled,

    /// <summary>Not checked: too many wrong passwords for this name from this network or browser.</summary>
    Throttled,

    /// <summary>Not checked: too many wrong passwords for this name today from all networks, and an unknown browser.</summary>
    UnknownBrowser,

    /// <summary>Not checked: too many wrong passwords for any names from this network.</summary>
    NetworkThrottled,

    /// <summary>Not checked: too many passwords are being checked.</summary>
    Busy,
}

/// <param name="Wait">Time until the next password is checked. Zero: at once.</param>
public sealed record PasswordResult(PasswordOutcome Outcome, TimeSpan Wait, Account? Account = null);
