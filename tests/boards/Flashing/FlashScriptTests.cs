using System.Text.Json.Nodes;

namespace Pairing.Boards.Tests.Flashing;

/// <summary>flash.sh and flash.ps1, run for real with a nanoff that notes what it is asked.</summary>
public class FlashScriptTests
{
    private const string Ssid = """Ünï "Wi" \Fi $HOME `x` 'y'""";
    private const string Password = """pa"ss\wörd $1 '%s'""";

    public static TheoryData<string, string> All => new()
    {
        { "flash.sh", "2.5" }, { "flash.sh", "3" }, { "flash.ps1", "2.5" }, { "flash.ps1", "3" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_new_board_gets_runtime_image_settings_and_network(string script, string release)
    {
        using FlashBench bench = new(release);
        Flashed flashed = bench.Run(script,
            [
                bench.Port, "--erase", "--ssid", Ssid, "--server", "http://192.168.4.20:5080", "--name", """Küche "1" """,
                "--board", "heltec-v2", "--panel", "sh1106-128x64", "--target", "ESP32_REV3", "--fwversion", "1.16.0.100",
                "--baud", "115200",
            ], Password + "\n", isAlone: true);

        Assert.True(flashed.ExitCode == 0, flashed.ToString());
        string[] runtime =
        [
            "--target", "ESP32_REV3", "--serialport", bench.Port, "--masserase", "--fwversion", "1.16.0.100", "--baud", "115200",
        ];
        string[] image = ["--serialport", bench.Port, "--image",
            bench.At("my répo/firmware/bin/Release/netnano1.0/Pairing.Firmware.bin")];
        string[] at = ["--serialport", bench.Port];
        string[][] wanted = release == "3"
            ? [["flash", .. runtime], ["details", .. at], ["deploy", .. image], ["deploy", "--file"], ["deploy", "--network"]]
            : [["--update", .. runtime], ["--nanodevice", "--devicedetails", .. at], ["--nanodevice", "--deploy", .. image],
                ["--filedeployment"], ["--networkdeployment"]];
        Assert.Equal(5, bench.Calls.Length);
        Assert.All(bench.Calls, (call, i) =>
        {
            Assert.Equal(wanted[i], call[..wanted[i].Length].Select(Slashes));
            Assert.Equal("--suppressnanoffversioncheck", call[^1]);
        });

        JsonNode network = bench.Deployed(release == "3" ? "network.json" : "networkdeployment.json")!;
        Assert.Equal(bench.Port, network["SerialPort"]!.GetValue<string>());
        Assert.Equal(
            [Ssid, Password, "WPA2", "WPA2_PSK2", "AutoConnect"],
            network["WirelessClient"]!.AsObject().Select(member => member.Value!.GetValue<string>()));
        JsonNode settings = bench.Deployed("pairing.json")!;
        Assert.True(JsonNode.DeepEquals(settings, new JsonObject
        {
            ["server"] = "http://192.168.4.20:5080",
            ["plain_http"] = true,
            ["name"] = """Küche "1" """,
            ["board"] = "heltec-v2",
            ["panel"] = "sh1106-128x64",
        }), settings.ToJsonString());
        Assert.Equal([@"I:\pairing.json"], Destinations(bench, release));
        Assert.Contains("Joining", flashed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_password_is_in_no_argument_and_in_no_file_that_stays(string script, string release)
    {
        using FlashBench bench = new(release);
        Flashed flashed = bench.Run(script, [bench.Port, "--ssid", "Home"], Password + "\r\n"); // as Windows ends a line
        Assert.True(flashed.ExitCode == 0, flashed.ToString());
        string network = release == "3" ? "network" : "networkdeployment";
        Assert.Equal(Password, bench.Deployed(network + ".json")!["WirelessClient"]!["Password"]!.GetValue<string>());
        Assert.DoesNotContain(bench.Calls.SelectMany(call => call), word => word.Contains("wörd", StringComparison.Ordinal));
        Assert.DoesNotContain("wörd", flashed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(bench.Work),
            left => !Path.GetFileName(left).Contains("PSScriptPolicy", StringComparison.OrdinalIgnoreCase)
                && !Path.GetFileName(left).StartsWith("clr-", StringComparison.Ordinal)
                && !Path.GetFileName(left).StartsWith("dotnet-", StringComparison.Ordinal)
                && !Path.GetFileName(left).StartsWith(".dotnet", StringComparison.Ordinal)
                && !Path.GetFileName(left).StartsWith("CoreFxPipe", StringComparison.Ordinal));
        if (script == "flash.sh")
        {
            Assert.Equal("600\n", bench.Noted(network + ".mode"));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Without_Wi_Fi_and_server_the_rest_is_left_to_the_setup_form(string script, string release)
    {
        using FlashBench bench = new(release);
        Flashed flashed = bench.Run(script, [bench.Port]);
        Assert.True(flashed.ExitCode == 0, flashed.ToString());
        Assert.Equal(3, bench.Calls.Length);
        Assert.Contains("--platform", bench.Calls[0]);
        Assert.DoesNotContain("--masserase", bench.Calls[0]);
        Assert.Contains("setup network", flashed.Output, StringComparison.Ordinal);
        Assert.Contains("The runtime has the 2 libraries", flashed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flash.sh")]
    [InlineData("flash.ps1")]
    public void An_open_network_has_no_password_and_a_provider_needs_no_server(string script)
    {
        using FlashBench bench = new();
        File.WriteAllText(bench.At("root ca.pem"), "-----BEGIN CERTIFICATE-----\n");
        Flashed flashed = bench.Run(script,
            [
                bench.Port, "--ssid", "Guests", "--password", "", "--provider", "github", "--client-id", "Iv1.0",
                "--ca", bench.At("root ca.pem"), "--from", "files",
            ]);
        Assert.True(flashed.ExitCode == 0, flashed.ToString());
        JsonNode client = bench.Deployed("networkdeployment.json")!["WirelessClient"]!;
        Assert.Equal(
            ["Guests", "", "Open", "None", "AutoConnect"], client.AsObject().Select(member => member.Value!.GetValue<string>()));
        Assert.Equal("""{"provider":"github","client_id":"Iv1.0"}""", bench.Deployed("pairing.json")!.ToJsonString());
        Assert.Equal([@"I:\pairing.json", @"I:\ca.pem"], Destinations(bench, "2.5"));
        Assert.Empty(bench.DotnetCalls); // what is on the board already is not built again
    }

    private static string[] Destinations(FlashBench bench, string release) =>
        [.. bench.Deployed(release == "3" ? "file.json" : "filedeployment.json")!["Files"]!.AsArray()
            .Select(file => file!["DestinationFilePath"]!.GetValue<string>())];

    private static string Slashes(string word) => word.Replace('\\', '/');
}
