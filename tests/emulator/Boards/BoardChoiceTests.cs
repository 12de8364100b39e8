extern alias board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Settings;
using BoardData = board::Pairing.Firmware.Boards.Board;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>Which board the firmware takes itself for.</summary>
public sealed class BoardChoiceTests : BoardChoosing
{
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
        BoardData made = Make(new WiringFile { board = key });
        Assert.Equal((data, clock, button, reset), (made.I2cData, made.I2cClock, made.Button, made.PanelReset));
        Assert.Equal(("ssd1306-128x64", 0x3C), (made.Panel, made.PanelAddress));
    }

    [Fact]
    public void What_is_wired_otherwise_is_said_beside_it()
    {
        BoardData made = Make(new WiringFile
        {
            board = "heltec-v2",
            panel = "sh1106-128x64",
            sda = 17,
            scl = 18,
            button = 14,
            address = 61,
            panel_reset = 13,
        });
        Assert.Equal((17, 18, 14, 13), (made.I2cData, made.I2cClock, made.Button, made.PanelReset));
        Assert.Equal(("sh1106-128x64", 61), (made.Panel, made.PanelAddress));
    }

    [Fact]
    public void An_unknown_board_is_told_with_those_there_are()
    {
        BoardData made = Make(new WiringFile { board = "heltec" }, trouble: "SET-5");
        Assert.Equal("esp32-devkit", made.Key);
        Assert.Equal(["board: heltec is none of esp32-devkit, esp32-c3-supermini, esp32-s3-devkit, heltec-v2"], Told);
    }

    [Fact]
    public void An_unknown_panel_is_told_with_those_there_are()
    {
        BoardData made = Make(new WiringFile { panel = "SH1106" }, trouble: "SET-6");
        Assert.Equal("ssd1306-128x64", made.Panel);
        Assert.Equal(["panel: SH1106 is none of ssd1306-128x64, ssd1306-128x32, ssd1306-72x40, sh1106-128x64"], Told);
    }

    [Fact]
    public void A_wire_goes_before_the_light()
    {
        Assert.Equal(2, Make(null).Led);
        Assert.Equal(BoardData.None, Make(new WiringFile { board = "heltec-v2", sda = 25 }).Led);
    }

    [Fact]
    public void No_boards_own_wiring_is_refused() =>
        Assert.All(BoardChoice.All(), one => Make(new WiringFile { board = one.Key }));

    [Theory]
    [InlineData(7, "SET-7")]
    [InlineData(8, null)]
    [InlineData(119, null)]
    [InlineData(120, "SET-7")]
    public void An_address_is_one_that_I2C_gives_to_devices(int address, string? trouble) =>
        Make(new WiringFile { address = address }, trouble: trouble);

    [Fact]
    public void The_boards_that_the_emulator_plays_are_those_of_the_firmware() => Assert.Equal(
        board::Pairing.Emulator.Board.BoardKind.All.Select(
            kind => (kind.Name, kind.DataPin, kind.ClockPin, kind.ButtonPin, kind.PanelResetPin ?? -1)),
        BoardChoice.All().Select(made => (made.Key, made.I2cData, made.I2cClock, made.Button, made.PanelReset)));

    [Fact]
    public void The_panels_that_the_emulator_plays_are_those_of_the_firmware() => Assert.Equal(
        board::Pairing.Emulator.Panel.PanelKind.All.Select(kind => (kind.Name, kind.Width, kind.Height)),
        PanelModel.All().Select(model => (model.Name, model.Width, model.Height)));
}
