using System.Runtime.CompilerServices;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Storage;
using Pairing.Firmware.Tests.Life;
using Pairing.Firmware.Tests.Qr;
using Pairing.Firmware.Tests.Screens;

namespace Pairing.Firmware.Tests.Cost;

/// <summary>What the device does while someone looks at it, run in the metered copy.</summary>
internal static class Operations
{
    /// <returns>The instructions of each operation, by its name in docs/cost.md.</returns>
    public static Dictionary<string, long> Count()
    {
        CodeScreen code = Code();
        CodeScreen later = Code();
        later.SecondsLeft--;
        CodeScreen scanned = Code();
        scanned.ShowsQr = true;
        Painter painter = new();
        Painter still = Painted(scanned);
        Painter held = new();
        Slots slots = new(new RamFlash(), "tokens");
        slots.Write(new byte[300]);
        slots.Write(new byte[300]);
        World world = Waiting();
        return new()
        {
            ["tables made at the start"] = Cost(MakeTables),
            ["QR v2-M for the code"] = Cost(() => Made.Of(code.QrText)),
            ["QR v3-M for setup"] = Cost(() => Made.Of("WIFI:T:WPA;S:Pairing-4F2A;P:tulip-482;;")),
            ["largest turn while the code's QR code is made"] = new Turns(new World()).LargestToQr<CodeScreen>(),
            ["largest turn while the setup's QR code is made"] =
                new Turns(InSetup()).LargestToQr<SetupScreen>(),
            ["QR screen painted again"] = Cost(() => still.Paint(Panel, scanned)),
            ["code screen, first"] = Cost(() => painter.Paint(Panel, code)),
            ["code screen, one second later"] = Cost(() => painter.Paint(Panel, later)),
            ["starting screen"] = Cost(new StartingScreen { Name = "Kitchen screen", Version = "0.1.0", Board = "ESP32 DevKit" }),
            ["home screen"] = Cost(new HomeScreen { Name = "Kitchen screen", Account = "ada", Host = "pair.example.com" }),
            ["words screen"] = Cost(new HomeScreen { Name = "Kitchen", Words = "Back at 4.\nTea is on the stove" }),
            ["reset screen, first"] = Cost(() => held.Paint(Panel, new ResetScreen { HeldMilliseconds = 4000 })),
            ["reset screen, one step later"] = Cost(() => held.Paint(Panel, new ResetScreen { HeldMilliseconds = 4200 })),
            ["slots written, 300 bytes"] = Cost(() => slots.Write(new byte[300])),
            ["device authorization response read"] = Read(new Response(), Documents.Code),
            ["device authorization response with escapes read"] = Read(new Response(), Documents.EscapedCode),
            ["metadata of 2 KB read"] = Read(new Metadata(), Documents.Metadata(2048)),
            ["metadata of 6.5 KB read"] = Read(new Metadata(), Documents.Metadata(6656)),
            ["metadata of 16 KB read"] = Read(new Metadata(), Documents.Metadata(16384)),
            ["largest turn while metadata of 16 KB is read"] = Discover(Documents.Metadata(16384)),
            ["largest turn while an odd document of 16 KB is read"] = Documents.Odd(16384).Max(Discover),
            ["setup form saved, with a certificate of 900 bytes"] = new Turns(InSetup()).SaveForm(40),
            ["start to the first picture"] = Cost(Turns.Start),
            ["one step with nothing due"] = Cost(() => world.Device.Step()),
        };
    }

    private static long Cost(Action operation)
    {
        long before = Meter.Count;
        operation();
        return Meter.Count - before;
    }

    private static long Cost(Screen screen)
    {
        Painter painter = new();
        return Cost(() => painter.Paint(Panel, screen));
    }

    private static long Read(object target, string json) =>
        Cost(() => Assert.True(JsonReader.TryRead(json, target, false, out _)));

    private static long Discover(string document)
    {
        World world = new();
        world.Server.Metadata = () => Server.Json(200, document);
        return new Turns(world).LargestToMetadata();
    }

    private static Painter Painted(Screen screen)
    {
        Painter painter = new();
        Golden.Paint(painter, Panel, screen);
        return painter;
    }

    private static CodeScreen Code() => new()
    {
        Address = "192.168.4.20:5080/d",
        UserCode = "WDJB-MJHT",
        QrText = "HTTP://192.168.4.20:5080/D/WDJBMJHT",
        SecondsLeft = 581,
        LifetimeSeconds = 600,
    };

    /// <summary>It shows its code, and what was due in this moment is done.</summary>
    private static World Waiting()
    {
        World world = new();
        world.RunTo<CodeScreen>().Run(0.5);
        return world;
    }

    private static World InSetup()
    {
        World world = new(settings: null) { Name = "" };
        world.RunTo<SetupScreen>().Run(2);
        return world;
    }

    private static void MakeTables()
    {
        foreach (Type type in typeof(Operations).Assembly.GetTypes().Where(type => MeteredCopy.IsMetered(type.Namespace)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
    }

    private static readonly Canvas Panel = new(128, 64);
}
