using System;
using System.Collections.Generic;
using Pairing.Emulator.Panel;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Emulator.Gallery;

/// <summary>A screen and what it is called, in at most 21 letters.</summary>
internal sealed record Sample(string Label, Screen Screen);

/// <summary>Every screen that the firmware has, with everyday content, in the order in which a life meets them.</summary>
internal static class SampleScreens
{
    private const string Host = "192.168.4.20:5080";
    private const string Board = "ESP32 DevKit v1";
    private const string Account = "zoe@example.com";

    public static IReadOnlyList<Sample> On(PanelKind panel) =>
    [
        new("Starting", new StartingScreen { Name = "Kitchen", Version = Release.Version, Board = Board }),
        new("Wi-Fi setup", new SetupScreen
        {
            Network = "Pairing-K7QM",
            Password = "x7kb3mfa",
            QrText = new SetupAccess("Pairing-K7QM", "x7kb3mfa").QrText,
            Address = SetupAccess.Address,
        }),
        new("Connecting", new ConnectingScreen { Network = "Bergstrasse 12", Attempt = 1 }),
        new("Connecting again", new ConnectingScreen { Network = "Bergstrasse 12", Attempt = 3, Reason = "Check password" }),
        new("Connecting, in vain", new ConnectingScreen
        {
            Network = "Bergstrasse 12",
            Attempt = 9,
            Reason = "Network not found",
            OffersSetup = true,
        }),
        new("Setting the clock", new ClockScreen()),
        new("Asking for a code", new AskingScreen { Host = Host }),
        new("The code, to scan", Code(s => s.ShowsQr = true)),
        new("The code, to type", Code()),
        new("A long address", Code(s => s.Address = "pairing.example.com/account/device")),
        new("One with its own face", Code(s => (s.Address, s.QrText, s.Part) =
            ("login.example.org/realms/home-automation/device/where/codes/are/typed", "", 1))),
        new("Offline, the code", Code(s => s.RetrySeconds = 12)),
        new("Offline, the QR code", Code(s => (s.ShowsQr, s.RetrySeconds) = (true, 12))),
        new("Approved", new ApprovedScreen { Account = Account }),
        new("Denied", new DeniedScreen()),
        new("Expired, renews", new ExpiredScreen { Renews = true }),
        new("Expired, waits", new ExpiredScreen()),
        new("Removed by its owner", new RemovedScreen()),
        new("Home", Home()),
        new("Home, offline", Home(s => (s.Name, s.Status) = ("Kitchen screen", "Offline"))),
        new("Home, with words", Home(s => (s.Words, s.Status) = ("Back at six.\nSoup is on the stove", ""))),
        new("Home, dim, drifted", Home(s => (s.Light, s.DriftX, s.DriftY) = (Brightness.Dim, 8, 8))),
        new("An error that passes", Error(Trouble.Of(HttpResponse.Failed(HttpFailure.NotReached)), s => s.RetrySeconds = 12)),
        new("A wrong setting", Error(Trouble.Of(Trouble.PlainHttp), s => s.Press = "Press to set up")),
        new("Refused by a server", Error(Trouble.Of(Trouble.Refused, "unauthorized_client"), s => s.Press = "Press to retry")),
        new("Button held", new ResetScreen { HeldMilliseconds = 6500 }),
        new("Held for ten seconds", new ResetScreen { HeldMilliseconds = 10000 }),
        new("Test pattern", new TestPatternScreen { Panel = panel.Name }),
    ];

    private static CodeScreen Code(Action<CodeScreen>? change = null) => Changed(
        new CodeScreen
        {
            Address = Host + "/d",
            UserCode = "WDJB-MJHT",
            QrText = "http://192.168.4.20:5080/D/WDJBMJHT",
            SecondsLeft = 581,
            LifetimeSeconds = 600,
        },
        change);

    private static HomeScreen Home(Action<HomeScreen>? change = null) => Changed(
        new HomeScreen { Name = "Kitchen", Status = "Connected", Account = Account, Host = Host },
        change);

    private static ErrorScreen Error(Trouble trouble, Action<ErrorScreen> next) => Changed(
        new ErrorScreen { ErrorCode = trouble.Code, Cause = trouble.Cause, Advice = trouble.Advice },
        next);

    private static T Changed<T>(T screen, Action<T>? change)
    {
        change?.Invoke(screen);
        return screen;
    }
}
