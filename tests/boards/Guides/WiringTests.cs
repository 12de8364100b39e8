using System.Globalization;
using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Guides;

/// <summary>The drawings and the table of hardware/README.md, held against the pins that the firmware uses.</summary>
public class WiringTests
{
    public static TheoryData<string, string, string> Boards => new()
    {
        { "Esp32DevKit", "esp32-devkit-v1", "ESP32 DevKit v1" },
        { "Esp32C3SuperMini", "esp32-c3-super-mini", "ESP32-C3 Super Mini" },
        { "Esp32S3DevKit", "esp32-s3-devkitc", "ESP32-S3-DevKitC-1" },
        { "HeltecV2", "heltec-wifi-lora-32-v2", "Heltec WiFi LoRa 32 V2" },
    };

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_drawing_and_the_table_have_the_pins_of_the_firmware(string board, string drawing, string name)
    {
        string source = Repository.Read($"firmware/Boards/{board}.cs");
        int data = Pin(source, "I2cData"), clock = Pin(source, "I2cClock"), button = Pin(source, "Button");
        string title = $": SDA GPIO {data}, SCL GPIO {clock}, button GPIO {button}</title>";
        Assert.Contains(title, Repository.Read($"hardware/wiring/{drawing}.svg"), StringComparison.Ordinal);
        string row = $@"(?m)^\| {Regex.Escape(name)} \| GPIO {data}\b.*\| GPIO {clock}\b.*, GPIO {button} \|$";
        Assert.Matches(row, Repository.Read("hardware/README.md"));
    }

    [Theory]
    [InlineData("esp32-devkit-v1", "BOOT", "EN")]
    [InlineData("esp32-c3-super-mini", "BOOT", "RST")]
    [InlineData("esp32-s3-devkitc", "BOOT", "RST")]
    [InlineData("heltec-wifi-lora-32-v2", "PRG", "RST")]
    public void Both_buttons_are_drawn_and_named(string drawing, string button, string restart)
    {
        string picture = Repository.Read($"hardware/wiring/{drawing}.svg");
        Assert.Matches($"(?s)stroke-width=\"3\"/><circle[^>]*/><text [^>]*>{button}</text>", picture); // it stands out
        Assert.Matches($"(?s)stroke-width=\"1\"/><circle[^>]*/><text [^>]*>{restart}</text>", picture);
        Assert.Contains($"{restart} restarts the board", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_board_of_the_firmware_is_drawn()
    {
        string[] described = [.. Directory.GetFiles(Repository.At("firmware/Boards"), "*.cs")
            .Where(path => File.ReadAllText(path).Contains("static Board Describe()", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(Boards.Select(row => (string)row[0]).Order(StringComparer.Ordinal), described);
        string[] drawn =
            [.. Directory.GetFiles(Repository.At("hardware/wiring"), "*.svg").Select(path => Path.GetFileName(path))];
        Assert.Equal(
            Boards.Select(row => (string)row[1] + ".svg").Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    private static int Pin(string source, string name) =>
        int.Parse(Regex.Match(source, name + @" = (?<pin>\d+),").Groups["pin"].Value, CultureInfo.InvariantCulture);
}
