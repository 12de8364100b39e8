using Pairing.Service.Address;
using Pairing.Service.Messages;

namespace Pairing.Service.Recovery;

/// <summary>The texts of the messages. A person who did not ask for one learns what to do: nothing, or what is urgent.</summary>
public sealed class RecoveryMessages(PublicAddress address)
{
    private string Host => new Uri(address.Base).Host;

    public Message Verify(string to, string code) => WithCode(
        to, code, $"Enter this code to confirm your e-mail address at {Host}:",
        "If you did not ask for it, ignore this message. Nothing changes without the code.");

    public Message Recover(string to, string code) => WithCode(
        to, code, $"Enter this code to set a new password at {Host}:",
        "If you did not ask for it, ignore this message. Your password stays as it is.");

    public Message AddressChanged(string to) => new(
        MessageChannel.Email, to, $"Your address at {Host} was changed",
        $"""
        Your account at {Host} has a new e-mail address. This address no longer gets codes.

        If this wasn't you, sign in at {address.Of("/account")} now and change your password.
        """);

    public Message PasswordChanged(string to) => new(
        MessageChannel.Email, to, $"Your password at {Host} was changed",
        $"""
        Someone used a code from this mailbox to set a new password for your account at {Host}. All browsers were signed out.

        If this wasn't you, set another password now: {address.Of("/account/recover")}
        """);

    private static Message WithCode(string to, string code, string ask, string otherwise) => new(
        MessageChannel.Email, to, $"Your code: {code}",
        $"""
        {ask}

            {code}

        It is valid for 10 minutes, in the browser in which you asked for it.

        Nobody will ever ask you for this code by phone or mail. {otherwise}
        """);
}
