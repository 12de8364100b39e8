using Pairing.Emulator.Board;
using Pairing.Emulator.Panel;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>The whole firmware on each board, told by nothing but its chip and its settings file.</summary>
public sealed class BoardKindTests : IDisposable
{
    private readonly RawServer _server = new() { Token = RawServer.Granted() };
    private RunningBoard? _board;

    [Theory]
    [InlineData("esp32-c3-supermini", "ESP32-C3 Super Mini")]
    [InlineData("esp32-s3-devkit", "ESP32-S3 DevKit")]
    public async Task A_chip_that_tells_its_board_needs_no_setting(string kind, string shown)
    {
        PowerOn(kind, PanelKind.Ssd1306, "");
        await _board!.Board.WaitForScreenAsync(text => text.Contains(shown, StringComparison.Ordinal));
        await _board.LineAsync("paired");
    }

    [Fact]
    public async Task A_board_and_a_panel_are_named_in_the_settings()
    {
        PowerOn("heltec-v2", PanelKind.Sh1106, "\"board\":\"heltec-v2\",\"panel\":\"sh1106-128x64\",\"sda\":4,");
        await _board!.LineAsync("panel: sh1106-128x64");
        await _board.Board.WaitForScreenAsync(text => text.Contains("Heltec V2", StringComparison.Ordinal));
        await _board.LineAsync("paired");
    }

    [Fact]
    public async Task A_button_held_at_the_start_shows_the_test_pattern_to_its_corners()
    {
        _board = new RunningBoard(_server.Settings, new BoardSettings { Kind = BoardKind.Esp32C3SuperMini });
        _board.Board.SetButton(true);
        _board.Board.PowerOn();
        await _board.Board.WaitForScreenAsync(text => text.Contains("Press to go on", StringComparison.Ordinal));
        await _board.Board.WaitForPictureAsync(picture => picture[0, 0] && picture[127, 0] && picture[0, 63] && picture[127, 63]);
    }

    [Theory]
    [InlineData("\"panel\":\"sh1106\",", "SET-6", "panel: sh1106 is none of ssd1306-128x64,")]
    [InlineData("\"board\":\"devkit\",", "SET-5", "board: devkit is none of esp32-devkit,")]
    [InlineData("\"sda\":77,", "SET-7", "pins: sda: 77 is no pin here")]
    [InlineData("\"sda\":0,", "SET-7", "pins: sda: 0 is a boot pin")]
    [InlineData("\"button\":12,", "SET-7", "pins: button: 12 is a boot pin")]
    [InlineData("\"button\":21,", "SET-8", "pins: sda and button both on 21")]
    public async Task A_wrong_name_is_told_on_the_screen_and_a_press_goes_on_without_it(string wrong, string code, string line)
    {
        using LeapTime time = new();
        using RunningBoard board = new(Settings(wrong), time, board: Kind("esp32-devkit", PanelKind.Ssd1306));
        board.Board.PowerOn();
        await board.LineAsync(line);
        await board.Board.WaitForScreenAsync(text => text.Contains(code, StringComparison.Ordinal));
        // By time that stands while the board works: it sees the press, and no hold, on a busy machine too.
        using ITimer press =
            time.CreateTimer(_ => board.Board.PressButton(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await board.LineAsync("paired");
    }

    public void Dispose()
    {
        _board?.Dispose();
        _server.Dispose();
    }

    private void PowerOn(string kind, PanelKind panel, string settings)
    {
        _board = new RunningBoard(Settings(settings), Kind(kind, panel), hurry: 2);
        _board.Board.PowerOn();
    }

    private string Settings(string more) => _server.Settings.Replace("{", "{" + more, StringComparison.Ordinal);

    private static BoardSettings Kind(string name, PanelKind panel) => new()
    {
        Kind = BoardKind.All.Single(one => one.Name == name),
        Panel = panel,
    };
}
