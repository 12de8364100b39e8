extern alias board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Settings;
using BoardData = board::Pairing.Firmware.Boards.Board;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>Which board the firmware takes itself for.</summary>
public sealed class BoardChoiceTests : ILog
{
    private readonly List<string> _log = [];

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
        BoardData made = Make(new WiringFile { board = "heltec" }, trouble: "SET-5");
        Assert.Equal("esp32-devkit", made.Key);
        Assert.Equal(["board: heltec is none of esp32-devkit, esp32-c3-supermini, esp32-s3-devkit, heltec-v2"], _log);
    }

    [Fact]
    public void An_unknown_panel_is_told_with_those_there_are()
    {
        BoardData made = Make(new WiringFile { panel = "SH1106" }, trouble: "SET-6");
        Assert.Equal("ssd1306-128x64", made.Panel);
        Assert.Equal(["panel: SH1106 is none of ssd1306-128x64, ssd1306-128x32, ssd1306-72x40, sh1106-128x64"], _log);
    }

    [Theory]
    [InlineData("esp32-devkit", 5, null)]
    [InlineData("esp32-devkit", 6, "6 is the flash's")]
    [InlineData("esp32-devkit", 11, "11 is the flash's")]
    [InlineData("esp32-devkit", 12, null)]
    [InlineData("esp32-devkit", 24, "24 is no pin here")]
    [InlineData("esp32-devkit", 33, null)]
    [InlineData("esp32-devkit", 34, "34 is input only")]
    [InlineData("esp32-devkit", 39, "39 is input only")]
    [InlineData("esp32-devkit", 40, "40 is no pin here")]
    [InlineData("esp32-devkit", -2, "-2 is no pin here")]
    [InlineData("esp32-c3-supermini", 10, null)]
    [InlineData("esp32-c3-supermini", 11, "11 is the flash's")]
    [InlineData("esp32-c3-supermini", 17, "17 is the flash's")]
    [InlineData("esp32-c3-supermini", 18, null)]
    [InlineData("esp32-c3-supermini", 21, null)]
    [InlineData("esp32-c3-supermini", 22, "22 is no pin here")]
    [InlineData("esp32-s3-devkit", 21, null)]
    [InlineData("esp32-s3-devkit", 22, "22 is no pin here")]
    [InlineData("esp32-s3-devkit", 26, "26 is the flash's")]
    [InlineData("esp32-s3-devkit", 32, "32 is the flash's")]
    [InlineData("esp32-s3-devkit", 36, null)]
    [InlineData("esp32-s3-devkit", 48, null)]
    [InlineData("esp32-s3-devkit", 49, "49 is no pin here")]
    public void A_pin_that_cannot_serve_is_told_and_leaves_the_boards_wiring(string key, int pin, string? fault)
    {
        foreach (string wire in (string[])["sda", "scl", "panel_reset"])
        {
            _log.Clear();
            BoardData made = Make(With(new WiringFile { board = key, address = 61 }, wire, pin),
                trouble: fault == null ? null : "SET-7", cause: $"{wire}: {fault}");
            Assert.Equal(fault == null, made.PanelAddress == 61); // all of the wiring or none
            Assert.All(_log, line =>
                Assert.StartsWith($"pins: {wire}: {fault} on {made.Name}, whose pins are 0 to ", line, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("sda", 22, "sda and scl both on 22")] // with what the board has
    [InlineData("scl", 0, "scl and button both on 0")]
    [InlineData("panel_reset", 21, "sda and panel_reset both on 21")]
    [InlineData("button", 21, "sda and button both on 21")]
    public void Two_wires_on_one_pin_are_told(string wire, int pin, string cause) =>
        Assert.Equal(
            21, Make(With(new WiringFile { board = "esp32-devkit" }, wire, pin), trouble: "SET-8", cause: cause).I2cData);

    [Fact]
    public void The_panels_power_shares_no_pin_either() =>
        Make(new WiringFile { board = "heltec-v2", sda = 21 }, trouble: "SET-8", cause: "sda and panel power both on 21");

    [Fact]
    public void A_button_may_be_on_an_input_and_the_log_tells_what_that_takes()
    {
        BoardData made = BoardChoice.Make(new WiringFile { button = 34 }, "ESP32_REV3", this, out Trouble? trouble);
        Assert.Null(trouble);
        Assert.Equal(34, made.Button);
        Assert.Equal(["pins: button 34 has no pull-up of its own; wire 10 kOhm to 3.3 V"], _log);
    }

    [Fact]
    public void A_wire_goes_before_the_light()
    {
        Assert.Equal(2, Make(null).Led);
        Assert.Equal(BoardData.None, Make(new WiringFile { sda = 2 }).Led);
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

    void ILog.Line(string text) => _log.Add(text);

    private static WiringFile With(WiringFile file, string wire, int pin)
    {
        typeof(WiringFile).GetField(wire)!.SetValue(file, pin);
        return file;
    }

    private BoardData Make(WiringFile? file, string target = "ESP32_REV3", string? trouble = null, string? cause = null)
    {
        BoardData made = BoardChoice.Make(file, target, this, out Trouble? told);
        Assert.Equal(trouble, told?.Code);
        Assert.Equal(trouble == null, _log.Count == 0);
        Assert.True(told == null || cause == null || told.Cause == cause, told?.Cause);
        return made;
    }
}
