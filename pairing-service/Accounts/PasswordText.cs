using Pairing.Service.Site;

namespace Pairing.Service.Accounts;

/// <summary>Explains why a password did not sign a person in, and the next step.</summary>
public static class PasswordText
{
    public static string For(PasswordResult result) => result.Outcome switch
    {
        PasswordOutcome.Disabled => "This account is disabled. Ask the operator of this service to enable it.",
        PasswordOutcome.Throttled =>
            $"Too many wrong passwords for this account came from here. This one was not checked. {Then(result.Wait)}",
        PasswordOutcome.UnknownBrowser =>
            "Too many wrong passwords for this account came from many networks today. This one was not checked. "
            + "A browser that has signed in to it before is not affected. Use such a browser, or wait: "
            + $"no one has signed in to this account from this browser. {Then(result.Wait)}",
        PasswordOutcome.NetworkThrottled =>
            $"Too many wrong passwords came from your network. This one was not checked. {Then(result.Wait)}",
        PasswordOutcome.Busy => Busy(result.Wait),
        _ when result.Wait > TimeSpan.Zero => $"The name or the password is wrong. Check both. {Then(result.Wait)}",
        _ => "The name or the password is wrong. Check both and try again.",
    };

    /// <summary>The same for the current password of a person who is signed in.</summary>
    public static string ForCurrent(PasswordResult result) => result switch
    {
        { Outcome: not PasswordOutcome.Wrong } => For(result),
        { Wait: var wait } when wait > TimeSpan.Zero => $"This is not your current password. {Then(wait)}",
        _ => "This is not your current password.",
    };

    public static string Busy(TimeSpan wait) =>
        $"Too many passwords are being checked right now. This one was not checked. {Then(wait)}";

    private static string Then(TimeSpan wait) => $"Wait {RelativeTime.FormatWait(wait)}, then try again.";
}
