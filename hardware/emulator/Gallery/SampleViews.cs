using System;
using System.Collections.Generic;
using Pairing.Emulator.Panel;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Emulator.Gallery;

/// <summary>A screen and what it is called, in at most 21 letters.</summary>
internal sealed record Sample(string Label, View View);

/// <summary>Every screen that the firmware has, with everyday content, in the order in which a life meets them.</summary>
internal static class SampleViews
{
    private const string Host = "192.168.4.20:5080";
    private const string Board = "ESP32 DevKit v1";
    private const string Account = "zoe@example.com";

    public static IReadOnlyList<Sample> On(PanelKind panel) =>
    [
        new("Starting", new View { Kind = ScreenKind.Starting, Name = "Kitchen", Version = Release.Version, Board = Board }),
        new("Wi-Fi set-up", new View
        {
            Kind = ScreenKind.WifiSetup,
            ShowsQr = true,
            Network = "Pairing-K7QM",
            Password = "x7kb3mfa",
            QrText = new SetupAccess("Pairing-K7QM", "x7kb3mfa").QrText,
            Address = SetupAccess.Address,
        }),
        new("Connecting", new View { Kind = ScreenKind.Connecting, Network = "Bergstrasse 12", Attempt = 1 }),
        new("Connecting again", new View { Kind = ScreenKind.Connecting, Network = "Bergstrasse 12", Attempt = 3, Reason = "Check password" }),
        new("Connecting, in vain", new View { Kind = ScreenKind.Connecting, Network = "Bergstrasse 12", Attempt = 9, Reason = "Network not found", OffersSetup = true }),
        new("Setting the clock", new View { Kind = ScreenKind.SettingClock }),
        new("Asking for a code", new View { Kind = ScreenKind.Asking, Host = Host }),
        new("The code, to scan", Code(v => v.ShowsQr = true)),
        new("The code, to type", Code()),
        new("A long address", Code(v => v.Address = "pairing.example.com/account/device")),
        new("Offline, the code", Code(v => v.RetrySeconds = 12)),
        new("Offline, the QR code", Code(v => (v.ShowsQr, v.RetrySeconds) = (true, 12))),
        new("Approved", new View { Kind = ScreenKind.Approved, Account = Account }),
        new("Declined", new View { Kind = ScreenKind.Denied }),
        new("Expired, renews", new View { Kind = ScreenKind.Expired, Renews = true }),
        new("Expired, waits", new View { Kind = ScreenKind.Expired }),
        new("Removed by its owner", new View { Kind = ScreenKind.Unlinked }),
        new("Home", Home()),
        new("Home, offline", Home(v => (v.Name, v.Reason) = ("Kitchen screen", "Offline"))),
        new("Home, with words", Home(v => (v.Words, v.Reason) = ("Back at six.\nSoup is on the stove", ""))),
        new("Home, dim, drifted", Home(v => (v.Brightness, v.DriftX, v.DriftY) = (Brightness.Dim, 8, 8))),
        new("An error that passes", Error(Trouble.Of(HttpAnswer.Failed(HttpFailure.NotReached)), v => v.RetrySeconds = 12)),
        new("A wrong setting", Error(Trouble.PlainHttp, v => v.Press = "Press to set up")),
        new("Refused by a server", Error(Trouble.Refused("unauthorized_client"), v => v.Press = "Press to retry")),
        new("Button held", new View { Kind = ScreenKind.Reset, HeldMilliseconds = 6500 }),
        new("Held for ten seconds", new View { Kind = ScreenKind.Reset, HeldMilliseconds = 10000 }),
        new("Test pattern", new View { Kind = ScreenKind.TestPattern, Panel = panel.Name }),
    ];

    private static View Code(Action<View>? change = null) => Changed(
        new View
        {
            Kind = ScreenKind.Code,
            Host = Host,
            Address = Host + "/d",
            UserCode = "WDJB-MJHT",
            QrText = "HTTP://192.168.4.20:5080/D/WDJBMJHT",
            SecondsLeft = 581,
            LifetimeSeconds = 600,
        },
        change);

    private static View Home(Action<View>? change = null) => Changed(
        new View { Kind = ScreenKind.Home, Name = "Kitchen", Reason = "Connected", Account = Account, Host = Host },
        change);

    private static View Error(Trouble trouble, Action<View> next) => Changed(
        new View { Kind = ScreenKind.Error, ErrorCode = trouble.Code, Reason = trouble.Cause, Advice = trouble.Advice },
        next);

    private static View Changed(View view, Action<View>? change)
    {
        change?.Invoke(view);
        return view;
    }
}
