using System.Text;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Setup.Dns;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.BadInput;

/// <summary>What people and phones send: a settings file, the setup form, DNS queries.</summary>
internal sealed class Files(Random random) : Campaign(random)
{
    private const string Full = """
        {"server":"https://sso.example.com/realms/home","client_id":"screen","client_secret":"a\\b\"c","scope":"device",
        "name":"K\u00fcche","plain_http":true,"time_server":"192.168.1.1","provider":"","board":"esp32-devkit","sda":21,
        "scl":"22","address":"0x3C","panel":"ssd1306-128x64","token_endpoint":"http://a/token",
        "device_authorization_endpoint":"http://a/ask"}
        """;

    private const string Form = "ssid=cellar&other=&password=correct+horse&server=pairing.local%3A5080&plain=on&name=K%C3%BCche"
        + "&provider=&client_id=screen&client_secret=&tenant=&certificate=";

    /// <returns>How many bad inputs it took.</returns>
    public int Settings()
    {
        World world = new(settings: null);
        string text = Damage.Of(Damage.Chance(2) ? Full : World.Settings);
        byte[] bytes = Damage.Chance(3)
            ? Damage.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Full)])
            : Encoding.UTF8.GetBytes(text);
        world.Flash.Put("pairing.json", bytes);
        world.Run(20);
        Look(world);
        Judge(world, world.Screen is not StartingScreen, "does not go on with " + text);
        world.Flash.Put("pairing.json", Encoding.UTF8.GetBytes(World.Settings));
        world.PowerOn();
        world.Run(10);
        Judge(world, world.Screen is CodeScreen, "shows no code with good settings");
        return 1;
    }

    /// <inheritdoc cref="Settings"/>
    public int SetupForm()
    {
        World world = new(settings: null) { Name = "" };
        world.RunTo<SetupScreen>().Run(2);
        int used = 0;
        while (used < 20 && world.Screen is SetupScreen { Password.Length: > 0 })
        {
            used++;
            world.Setup.Send(Damage.Chance(2)
                ? Damage.Of(SetupRoom.Request(Form))
                : SetupRoom.Request(Damage.Of(Form), path: Damage.Chance(8) ? "/scan" : "/save"));
            world.Step();
            Judge(world, world.Setup.Answered.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), "gives the phone no response");
            world.Run(3);
            Look(world);
        }

        // It has been saved, with whatever was typed; a person begins anew
        world = world.Screen is SetupScreen { Password.Length: > 0 } ? world : new World(settings: null) { Name = "" };
        world.RunTo<SetupScreen>().Run(2);
        Judge(world, world.Setup.Post(Form).Contains("Saved.", StringComparison.Ordinal), "does not save a good form");
        return used;
    }

    /// <inheritdoc cref="Settings"/>
    public int DnsQueries()
    {
        DnsResponder responder = new();
        byte[] query =
            [0xBE, 0xEF, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, .. "captive"u8, 5, .. "apple"u8, 3, .. "com"u8, 0, 0, 1, 0, 1];
        for (int i = 0; i < 10; i++)
        {
            byte[] bad = Damage.Of(query);
            byte[] buffer = new byte[1024];
            bad.CopyTo(buffer, 0);
            byte[]? response = responder.Respond(buffer, bad.Length)?.Bytes;
            if (response != null && (response.Length > bad.Length + 16 || (response[2] & 0x80) == 0))
            {
                throw new InvalidOperationException("no sound response to " + Convert.ToHexString(bad));
            }
        }

        return 10;
    }
}
