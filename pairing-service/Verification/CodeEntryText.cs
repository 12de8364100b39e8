using Pairing.Service.Site;

namespace Pairing.Service.Verification;

/// <summary>Explains why a code was not accepted, and the next step.</summary>
public static class CodeEntryText
{
    public static (string Title, string Text, string Next) For(CodeEntry.Outcome outcome)
    {
        var (title, text, next) = outcome.Result switch
        {
            CodeResult.Unreadable => (
                "Not a valid code",
                "A code has at least eight letters. It has no vowels and no digits: what looks like O is Q, and what looks " +
                "like 5 is S.",
                "Look at the screen again and enter the whole code."),
            CodeResult.Expired => (
                "This code has expired",
                "A code is valid for only a few minutes.",
                "Your device shows a new code by itself or when you press its button. Enter the new code."),
            CodeResult.Denied => (
                "This code was denied",
                "Someone chose Deny for this code. It no longer works.",
                "If the device is yours, press its button for a new code and enter the new code."),
            CodeResult.Used => (
                "This code has already been used",
                "A device was paired with this code. Each code works only once.",
                "If this is your device and it is not in your list, someone else entered its code. Reset the device."),
            CodeResult.NotRedeemed => (
                "This code has already been approved",
                "The device has not finished pairing yet.",
                "Leave the device on and within range of Wi-Fi. If nothing happens within a minute, enter the new code that " +
                "it shows."),
            CodeResult.Throttled => (
                "Too many wrong codes",
                "This code was not checked. The limit stops people from guessing codes.",
                ""),
            CodeResult.NeedsPassword => (
                "Enter your password",
                "Many wrong codes are being entered at this service right now. Your code was not checked yet.",
                "Enter the password of your account to go on."),
            _ => (
                "No device shows this code",
                "You may have mistyped a letter, or the device may show a new code by now.",
                "Compare the code with the screen, letter by letter, and enter it again."),
        };
        return outcome.Wait is { } wait
            ? (title, text, $"Wait {RelativeTime.FormatWait(wait)}, then enter the code that the screen shows then.")
            : (title, text, next);
    }
}
