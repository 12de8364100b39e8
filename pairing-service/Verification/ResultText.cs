namespace Pairing.Service.Verification;

/// <summary>Explains the result of a pairing, and what to do if it is not the expected one.</summary>
public static class ResultText
{
    public static (string Title, string StatusText, string[] Sentences) For(PairingStatus status) => status switch
    {
        PairingStatus.Finishing => ("Waiting for the device", "",
            ["You approved the device. Finishing takes a few seconds. This page updates by itself."]),
        PairingStatus.Paired => ("Paired", "Paired",
            ["The device is paired with your account. You can put your phone away."]),
        PairingStatus.TimedOut => ("Not paired", "No response",
            [
                "You approved the device, but it did not respond in time. It is not paired.",
                "Make sure that the device is on and has Wi-Fi. Then enter the new code that it shows.",
            ]),
        PairingStatus.Denied => ("Denied", "Denied",
            [
                "The device is not paired. This code no longer works.",
                "If the device is yours, press its button for a new code and enter the new code.",
            ]),
        PairingStatus.Removed => ("Removed", "Removed",
            [
                "The device no longer has access to your account.",
                "If you did not approve it yourself, someone else may know your password. Change it now.",
            ]),
        PairingStatus.OtherAccount => ("Approved by another account", "Not yours",
            [
                "Another account approved this code before you. The device is not paired with your account.",
                "If the device is yours and you do not know who approved it, reset the device: " +
                "hold its button until the screen says so. Then enter its new code.",
            ]),
        _ => ("The code has expired", "Expired",
            ["No one decided in time. The device is not paired.", "Enter the new code that the device shows."]),
    };
}
