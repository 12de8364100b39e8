extern alias board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Settings;
using BoardData = board::Pairing.Firmware.Boards.Board;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>Which pins of each chip the firmware takes for a wire. One of the wrong ones can stop the board.</summary>
public sealed class PinChoiceTests : BoardChoosing
{
    [Theory]
    [InlineData("esp32-devkit", 5, null)]
    [InlineData("esp32-devkit", 6, "6 is the flash's")]
    [InlineData("esp32-devkit", 11, "11 is the flash's")]
    [InlineData("esp32-devkit", 0, "0 is a boot pin")]
    [InlineData("esp32-devkit", 1, "1 is the serial port's")]
    [InlineData("esp32-devkit", 2, "2 is a boot pin")]
    [InlineData("esp32-devkit", 3, "3 is the serial port's")]
    [InlineData("esp32-devkit", 4, null)]
    [InlineData("esp32-devkit", 12, "12 is a boot pin")]
    [InlineData("esp32-devkit", 13, null)]
    [InlineData("esp32-devkit", 15, null)] // it only silences the chip's first words
    [InlineData("esp32-devkit", 16, null)]
    [InlineData("esp32-devkit", 19, null)]
    [InlineData("esp32-devkit", 20, "20 is no pin here")]
    [InlineData("esp32-devkit", 23, null)]
    [InlineData("esp32-devkit", 24, "24 is no pin here")]
    [InlineData("esp32-devkit", 25, null)]
    [InlineData("esp32-devkit", 28, "28 is no pin here")]
    [InlineData("esp32-devkit", 31, "31 is no pin here")]
    [InlineData("esp32-devkit", 32, null)]
    [InlineData("esp32-devkit", 33, null)]
    [InlineData("esp32-devkit", 34, "34 is input only")]
    [InlineData("esp32-devkit", 39, "39 is input only")]
    [InlineData("esp32-devkit", 40, "40 is no pin here")]
    [InlineData("esp32-devkit", -2, "-2 is no pin here")]
    [InlineData("esp32-c3-supermini", 1, null)]
    [InlineData("esp32-c3-supermini", 2, "2 is a boot pin")]
    [InlineData("esp32-c3-supermini", 3, null)]
    [InlineData("esp32-c3-supermini", 7, null)]
    [InlineData("esp32-c3-supermini", 8, "8 is a boot pin")]
    [InlineData("esp32-c3-supermini", 9, "9 is a boot pin")]
    [InlineData("esp32-c3-supermini", 10, null)]
    [InlineData("esp32-c3-supermini", 11, "11 is the flash's")]
    [InlineData("esp32-c3-supermini", 17, "17 is the flash's")]
    [InlineData("esp32-c3-supermini", 18, "18 is the USB port's")]
    [InlineData("esp32-c3-supermini", 19, "19 is the USB port's")]
    [InlineData("esp32-c3-supermini", 20, "20 is the serial port's")]
    [InlineData("esp32-c3-supermini", 21, "21 is the serial port's")]
    [InlineData("esp32-c3-supermini", 22, "22 is no pin here")]
    [InlineData("esp32-s3-devkit", 0, "0 is a boot pin")]
    [InlineData("esp32-s3-devkit", 18, null)]
    [InlineData("esp32-s3-devkit", 19, "19 is the USB port's")]
    [InlineData("esp32-s3-devkit", 20, "20 is the USB port's")]
    [InlineData("esp32-s3-devkit", 21, null)]
    [InlineData("esp32-s3-devkit", 22, "22 is no pin here")]
    [InlineData("esp32-s3-devkit", 25, "25 is no pin here")]
    [InlineData("esp32-s3-devkit", 26, "26 is the flash's")]
    [InlineData("esp32-s3-devkit", 32, "32 is the flash's")]
    [InlineData("esp32-s3-devkit", 33, null)]
    [InlineData("esp32-s3-devkit", 37, null)]
    [InlineData("esp32-s3-devkit", 42, null)]
    [InlineData("esp32-s3-devkit", 43, "43 is the serial port's")]
    [InlineData("esp32-s3-devkit", 44, "44 is the serial port's")]
    [InlineData("esp32-s3-devkit", 45, "45 is a boot pin")]
    [InlineData("esp32-s3-devkit", 46, "46 is a boot pin")]
    [InlineData("esp32-s3-devkit", 48, null)]
    [InlineData("esp32-s3-devkit", 49, "49 is no pin here")]
    public void A_pin_that_cannot_serve_is_told_and_the_boards_own_serves(string key, int pin, string? fault)
    {
        foreach (string wire in (string[])["sda", "scl", "panel_reset"])
        {
            Told.Clear();
            BoardData own = BoardChoice.All().Single(board => board.Key == key);
            BoardData made = Make(With(new WiringFile { board = key, address = 61 }, wire, pin),
                trouble: fault == null ? null : "SET-7", cause: $"{wire}: {fault}");
            Assert.Equal(61, made.PanelAddress); // what is right holds
            Assert.Equal(fault == null ? pin : Pin(own, wire), Pin(made, wire));
            string instead = wire == "panel_reset" ? "none" : $"{Pin(own, wire)}";
            Assert.All(Told, line => Assert.Equal($"pins: {wire}: {fault} on {made.Name}, {instead} instead", line));
        }
    }

    [Theory]
    [InlineData("ESP32_PSRAM_REV3", "esp32-devkit", 16, true)]
    [InlineData("ESP32_PSRAM_REV3", "esp32-devkit", 17, true)]
    [InlineData("ESP_WROVER_KIT", "esp32-devkit", 17, true)]
    [InlineData("ESP32_PSRAM_REV3", "esp32-devkit", 18, false)]
    [InlineData("ESP32_REV3", "esp32-devkit", 17, false)]
    [InlineData("ESP32_S3_OCTAL", "esp32-s3-devkit", 33, true)]
    [InlineData("ESP32_S3_OCTAL", "esp32-s3-devkit", 37, true)]
    [InlineData("ESP32_S3_OCTAL", "esp32-s3-devkit", 38, false)]
    [InlineData("ESP32_S3_QUAD", "esp32-s3-devkit", 35, false)]
    public void The_images_name_tells_whether_PSRAM_has_taken_pins(string target, string key, int pin, bool isTaken) => Make(
        new WiringFile { board = key, sda = pin }, target, isTaken ? "SET-7" : null, $"sda: {pin} is the PSRAM's");

    [Theory]
    [InlineData("button", 12, "12 is a boot pin")]
    [InlineData("button", 3, "3 is the serial port's")]
    [InlineData("panel_reset", 12, "12 is a boot pin")]
    public void A_wrong_wire_beside_right_ones_leaves_the_panel_where_it_is_wired(string wire, int pin, string fault)
    {
        BoardData made = Make(With(new WiringFile { sda = 4, scl = 15 }, wire, pin), trouble: "SET-7", cause: $"{wire}: {fault}");
        Assert.Equal((4, 15, 0), (made.I2cData, made.I2cClock, made.Button)); // so that the panel can say it
    }

    [Fact]
    public void Each_wrong_pin_is_in_the_log_and_the_first_on_the_screen()
    {
        Make(new WiringFile { sda = 6, scl = 99 }, trouble: "SET-7", cause: "sda: 6 is the flash's");
        Assert.Equal(
            [
                "pins: sda: 6 is the flash's on ESP32 DevKit v1, 21 instead",
                "pins: scl: 99 is no pin here on ESP32 DevKit v1, 22 instead",
            ],
            Told);
    }

    [Theory]
    [InlineData("esp32-devkit", 0)]
    [InlineData("esp32-c3-supermini", 9)]
    [InlineData("esp32-s3-devkit", 0)]
    [InlineData("heltec-v2", 0)]
    public void The_boards_own_button_is_a_boot_pin_that_may_be_written_down(string key, int pin) =>
        Make(new WiringFile { board = key, button = pin });

    [Theory]
    [InlineData("sda", 22, "sda and scl both on 22")] // with what the board has
    [InlineData("panel_reset", 21, "sda and panel_reset both on 21")]
    [InlineData("button", 21, "sda and button both on 21")]
    public void Two_wires_on_one_pin_are_told(string wire, int pin, string cause) =>
        Assert.Equal(
            21, Make(With(new WiringFile { board = "esp32-devkit" }, wire, pin), trouble: "SET-8", cause: cause).I2cData);

    [Fact]
    public void Of_two_wires_on_one_pin_the_panels_keeps_it()
    {
        BoardData made =
            Make(new WiringFile { sda = 4, scl = 15, button = 4 }, trouble: "SET-8", cause: "sda and button both on 4");
        Assert.Equal((4, 15, 0), (made.I2cData, made.I2cClock, made.Button));
    }

    [Fact]
    public void A_pin_that_falls_back_onto_another_wires_pin_takes_it_back_too()
    {
        BoardData made = Make(new WiringFile { sda = 34, scl = 21 }, trouble: "SET-7", cause: "sda: 34 is input only");
        Assert.Equal((21, 22), (made.I2cData, made.I2cClock));
    }

    [Fact]
    public void The_panels_power_shares_no_pin_either() =>
        Make(new WiringFile { board = "heltec-v2", sda = 21 }, trouble: "SET-8", cause: "sda and panel power both on 21");

    [Fact]
    public void A_button_may_be_on_an_input_and_the_log_tells_what_that_takes()
    {
        BoardData made = BoardChoice.Make(new WiringFile { button = 34 }, "ESP32_REV3", this, out Trouble? trouble);
        Assert.Null(trouble);
        Assert.Equal(34, made.Button);
        Assert.Equal(["pins: button 34 has no pull-up of its own; wire 10 kOhm to 3.3 V"], Told);
    }

    private static int Pin(BoardData board, string wire) =>
        wire == "sda" ? board.I2cData : wire == "scl" ? board.I2cClock : board.PanelReset;
}
