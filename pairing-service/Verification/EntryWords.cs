using Pairing.Service.Site;

namespace Pairing.Service.Verification;

/// <summary>A failed code in people's words: what is the matter, and what to do next.</summary>
public static class EntryWords
{
    public static (string Title, string Text, string Next) For(CodeEntry.Outcome outcome)
    {
        var (title, text, next) = outcome.Answer switch
        {
            CodeAnswer.Unreadable => (
                "Not a whole code",
                "A code has at least eight letters, and neither vowels nor digits: what looks like an O is a Q, what looks like a 5 is an S.",
                "Look at the screen again and type all of it."),
            CodeAnswer.Expired => (
                "That code has run out",
                "A code is good for a few minutes only, and this one’s are over.",
                "Your device makes a new code by itself, or when you press its button. Enter that one."),
            CodeAnswer.Denied => (
                "That code was declined",
                "Somebody said no to this code, so it connects nothing any more.",
                "If the device is yours, press its button for a new code and enter that one."),
            CodeAnswer.Used => (
                "That code has been used",
                "A device is connected with this code already, and a code works once.",
                "Is it your device, and is it not in your list? Then somebody else entered its code: reset the device."),
            CodeAnswer.NotCollected => (
                "That code is approved already",
                "It only waits for the device to collect its key.",
                "Leave the device switched on and in reach of Wi-Fi. If nothing happens within a minute, enter the new code that it shows."),
            CodeAnswer.TooMany => (
                "Too many wrong codes",
                "So that nobody can find a code by trying, this one was not looked at.",
                ""),
            _ => (
                "No device shows that code",
                "A letter may be mistaken, or the device has gone on to a new code.",
                "Compare it with the screen, letter by letter, and enter it again."),
        };
        return outcome.Wait is { } wait ? (title, text, $"Wait {Ago.Wait(wait)}, then enter the code that the screen shows by then.") : (title, text, next);
    }
}
