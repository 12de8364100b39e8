extern alias board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Settings;
using BoardData = board::Pairing.Firmware.Boards.Board;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>Which board the firmware takes itself for.</summary>
public sealed class BoardChoiceTests : ILog
{
    private readonly List<string> log = [];

    [Theory]
    [InlineData("ESP32_REV3", "esp32-devkit")]
    [InlineData("ESP32_WROVER_KIT", "esp32-devkit")]
    [InlineData("ESP32_C3", "esp32-c3-supermini")]
    [InlineData("XIAO_ESP32C3", "esp32-c3-supermini")]
    [InlineData("ESP32_S3_ALL", "esp32-s3-devkit")]
    [InlineData("", "esp32-devkit")]
    public void Without_settings_the_image_tells(string target, string key) => Assert.Equal(key, Make(null, target).Key);

    [Theory]
    [InlineData("esp32-devkit", 21, 22, 0, -1)]
    [InlineData("esp32-c3-supermini", 5, 6, 9, -1)]
    [InlineData("esp32-s3-devkit", 8, 9, 0, -1)]
    [InlineData("heltec-v2", 4, 15, 0, 16)]
    public void The_settings_name_a_board(string key, int data, int clock, int button, int reset)
    {
        BoardData made = Make(new SettingsFile { board = key });
        Assert.Equal((data, clock, button, reset), (made.I2cData, made.I2cClock, made.Button, made.PanelReset));
        Assert.Equal(("ssd1306-128x64", 0x3C), (made.Panel, made.PanelAddress));
    }

    [Fact]
    public void What_is_wired_otherwise_is_said_beside_it()
    {
        BoardData made = Make(new SettingsFile
        {
            board = "heltec-v2",
            panel = "sh1106-128x64",
            sda = 17,
            scl = 18,
            button = 12,
            address = 61,
            panel_reset = 13,
        });
        Assert.Equal((17, 18, 12, 13), (made.I2cData, made.I2cClock, made.Button, made.PanelReset));
        Assert.Equal(("sh1106-128x64", 61), (made.Panel, made.PanelAddress));
    }

    [Fact]
    public void An_unknown_board_is_told_with_those_there_are()
    {
        BoardData made = Make(new SettingsFile { board = "heltec" }, trouble: "SET-5");
        Assert.Equal("esp32-devkit", made.Key);
        Assert.Equal(["board: heltec is none of esp32-devkit, esp32-c3-supermini, esp32-s3-devkit, heltec-v2"], log);
    }

    [Fact]
    public void An_unknown_panel_is_told_with_those_there_are()
    {
        BoardData made = Make(new SettingsFile { panel = "SH1106" }, trouble: "SET-6");
        Assert.Equal("ssd1306-128x64", made.Panel);
        Assert.Equal(["panel: SH1106 is none of ssd1306-128x64, ssd1306-128x32, ssd1306-72x40, sh1106-128x64"], log);
    }

    [Theory]
    [InlineData("esp32-c3-supermini", 21, null)]
    [InlineData("esp32-c3-supermini", 22, "SET-7")]
    [InlineData("esp32-devkit", 39, null)]
    [InlineData("esp32-devkit", 40, "SET-7")]
    [InlineData("esp32-s3-devkit", 48, null)]
    [InlineData("esp32-s3-devkit", 49, "SET-7")]
    [InlineData("esp32-devkit", 0, null)]
    [InlineData("esp32-devkit", -2, "SET-7")]
    public void A_pin_that_the_chip_does_not_have_leaves_the_boards_wiring(string key, int pin, string? trouble)
    {
        BoardData made = Make(new SettingsFile { board = key, sda = pin, scl = 3 }, trouble: trouble);
        Assert.Equal(trouble == null, made.I2cClock == 3);
    }

    [Theory]
    [InlineData(7, "SET-7")]
    [InlineData(8, null)]
    [InlineData(119, null)]
    [InlineData(120, "SET-7")]
    public void An_address_is_one_that_I2C_gives_to_devices(int address, string? trouble) =>
        Make(new SettingsFile { address = address }, trouble: trouble);

    [Fact]
    public void The_boards_that_the_emulator_plays_are_those_of_the_firmware() => Assert.Equal(
        board::Pairing.Emulator.Board.BoardKind.All.Select(kind => (kind.Name, kind.DataPin, kind.ClockPin, kind.ButtonPin, kind.PanelResetPin ?? -1)),
        BoardChoice.All().Select(made => (made.Key, made.I2cData, made.I2cClock, made.Button, made.PanelReset)));

    [Fact]
    public void The_panels_that_the_emulator_plays_are_those_of_the_firmware() => Assert.Equal(
        board::Pairing.Emulator.Panel.PanelKind.All.Select(kind => (kind.Name, kind.Width, kind.Height)),
        PanelModel.All().Select(model => (model.Name, model.Width, model.Height)));

    void ILog.Line(string text) => log.Add(text);

    private BoardData Make(SettingsFile? file, string target = "ESP32_REV3", string? trouble = null)
    {
        BoardData made = BoardChoice.Make(file, target, this, out Trouble? told);
        Assert.Equal(trouble, told?.Code);
        Assert.Equal(trouble == null, log.Count == 0);
        return made;
    }
}
