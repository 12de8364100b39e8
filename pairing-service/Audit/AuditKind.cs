namespace Pairing.Service.Audit;

/// <summary>What is recorded. The name is stored in snake case ("sign_in_failed"), so it never changes.</summary>
public enum AuditKind
{
    /// <summary>A person signed in, or a new account did.</summary>
    SignedIn,

    /// <summary>A name or a password was wrong, or the account is disabled.</summary>
    SignInFailed,

    /// <summary>A password was not checked, because its network or browser had to wait.</summary>
    SignInThrottled,

    /// <summary>A person signed out.</summary>
    SignedOut,

    /// <summary>The owner ended one session, in another browser or on purpose.</summary>
    SessionEnded,

    /// <summary>All sessions of an account were ended, or all but one.</summary>
    SessionsEnded,

    /// <summary>A code of an authenticator app or a recovery code was wrong.</summary>
    SecondFactorFailed,

    /// <summary>Such a code was not checked, because its network or browser had to wait.</summary>
    SecondFactorThrottled,

    SecondFactorOn,
    SecondFactorOff,

    /// <summary>An account has new recovery codes.</summary>
    RecoveryCodesReplaced,

    /// <summary>An account has a new verified e-mail address, or none any more.</summary>
    EmailChanged,

    /// <summary>A person who forgot the password asked for a code.</summary>
    RecoveryRequested,

    /// <summary>A code that was sent by a message was entered wrong.</summary>
    MessageCodeFailed,

    /// <summary>An account has a new password.</summary>
    PasswordChanged,

    AccountAdded,
    AccountDisabled,
    AccountEnabled,

    /// <summary>An account was removed with its devices.</summary>
    AccountRemoved,

    /// <summary>A signed-in person entered a code that is not pending.</summary>
    WrongCode,

    /// <summary>A code was not checked, because its account or network had to wait.</summary>
    CodeThrottled,

    /// <summary>The owner approved a code.</summary>
    Approved,

    /// <summary>A person denied a code.</summary>
    Denied,

    /// <summary>The owner took an approval back before the device had its tokens.</summary>
    TakenBack,

    /// <summary>A device got its tokens.</summary>
    Paired,

    /// <summary>A dead refresh token was used, so someone else has a copy: the device was removed.</summary>
    RefreshReused,

    /// <summary>A device code was used again after the pairing: the device was removed.</summary>
    CodeReused,

    /// <summary>The owner, the operator or the device itself ended a pairing.</summary>
    DeviceRemoved,

    ClientAdded,

    /// <summary>A client was removed with its devices.</summary>
    ClientRemoved,

    /// <summary>A client is unknown, or its secret was wrong.</summary>
    ClientRefused,

    /// <summary>A request that authenticates a client had to wait.</summary>
    ClientThrottled,

    /// <summary>An operator ended the waits after wrong passwords and codes.</summary>
    LimitsReset,

    /// <summary>A signing key was published.</summary>
    KeyPublished,

    /// <summary>A signing key that nothing needs any more was deleted.</summary>
    KeyDeleted,

    /// <summary>The database and the keys were copied to a file.</summary>
    BackedUp,

    /// <summary>The record of the newest row was not the one that the service wrote. Rows before this one may be missing.
    /// </summary>
    AuditChanged,
}
