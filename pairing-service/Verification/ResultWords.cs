namespace Pairing.Service.Verification;

/// <summary>The end of a pairing in people's words: what happened, and what to do if it is not what they wanted.</summary>
public static class ResultWords
{
    public static (string Title, string OnGlass, string[] Sentences) For(Standing standing, string device) => standing switch
    {
        Standing.Waiting => ("Waiting for the device", "",
            ["You approved. The device collects its key now, which takes a few seconds. This page goes on by itself."]),
        Standing.Connected => ("Connected", "Paired",
            [$"{device} is connected to your account. You can put the phone away."]),
        Standing.NotCollected => ("Not connected", "No answer",
            [
                "You approved, but the device did not collect its key in time. Nothing is connected.",
                "See that it is switched on and has Wi-Fi. Then enter the new code that it shows.",
            ]),
        Standing.Declined => ("Declined", "Declined",
            [
                "The device is not connected, and this code is used up.",
                "If it is yours after all, press its button for a new code and enter that one.",
            ]),
        Standing.TakenBack => ("Taken back", "Removed",
            [
                $"{device} can do nothing with your account any more.",
                "If you did not approve it yourself, somebody may know your password. Change it now.",
            ]),
        Standing.Elsewhere => ("Approved by another account", "Not yours",
            [
                "Another account approved this code before you. The device is not connected to yours.",
                "If the device is yours and you do not know who that was, reset it: hold its button until it says so. Then enter its new code.",
            ]),
        _ => ("The code ran out", "Expired",
            ["Nobody decided in time, so nothing is connected.", "Enter the new code that the device shows."]),
    };
}
