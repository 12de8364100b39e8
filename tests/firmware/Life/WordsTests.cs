using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>What a paired device does with its owner's words.</summary>
public class WordsTests
{
    private readonly HomeWithWords _home = new();

    [Fact]
    public void New_words_show_within_a_second()
    {
        _home.Arrive();
        Assert.Equal("", _home.World.Home.Words);
        _home.Words = "Milk";
        Assert.Equal("Milk", _home.World.Run(1).Home.Words);
        _home.Words = "Bread"; // right after the first, while the device draws breath
        Assert.Equal("Bread", _home.World.Run(2).Home.Words);
    }

    [Fact]
    public void After_a_restart_it_shows_the_last_ones_before_it_has_asked_anybody()
    {
        _home.Words = "Milk\\nBread";
        _home.Arrive();
        _home.World.PowerOn();
        _home.World.Server.Hangs = true;
        Assert.Equal("Milk\nBread", _home.World.RunTo<HomeScreen>().Home.Words);
        _home.World.Server.Hangs = false;
        _home.World.Server.Requests.Clear();
        _home.World.PowerOn();
        _home.Arrive();
        Assert.True(_home.Asks.First() is { Wait: 25, Known.Length: > 2 }); // it remembers tag and wait as well
    }

    [Fact]
    public void New_words_wake_the_panel_and_the_same_ones_do_not()
    {
        _home.Arrive();
        Assert.Equal(Brightness.Off, _home.World.Run(400).Screen.Brightness);
        _home.Words = "Milk";
        Assert.Equal(Brightness.Full, _home.World.Run(1).Screen.Brightness);
        Assert.Equal(Brightness.Dim, _home.World.Run(62).Screen.Brightness);
        Assert.Equal(Brightness.Off, _home.World.Run(240).Screen.Brightness);
        _home.Words = "Milk";
        Assert.Equal(Brightness.Off, _home.World.Run(2).Screen.Brightness);
        _home.World.Press();
        Assert.Equal(Brightness.Full, _home.World.Screen.Brightness);
    }

    [Fact]
    public void Long_words_scroll_to_their_end_and_stand_still_while_the_panel_sleeps()
    {
        _home.Words = string.Join(' ', Enumerable.Repeat("word", 40)); // 10 lines of 4, where 7 fit
        _home.Arrive();
        SortedSet<int> seen = [];
        for (int i = 0; i < 30; i++)
        {
            seen.Add(_home.World.Run(1).Home.FirstLine);
        }

        Assert.Equal([0, 1, 2, 3], seen);
        _home.World.Run(400);
        int before = _home.World.Repaints;
        _home.World.Run(55);
        Assert.InRange(_home.World.Repaints - before, 0, 1); // the drift
    }

    [Fact]
    public void Short_words_do_not_move_but_by_the_drift()
    {
        _home.Words = "Milk";
        _home.Arrive();
        _home.World.Run(1);
        int before = _home.World.Repaints;
        _home.World.Run(50);
        Assert.Equal(before, _home.World.Repaints);
    }

    [Fact]
    public void The_flash_is_written_only_when_they_change_and_not_more_than_once_a_minute()
    {
        _home.Words = "Milk";
        _home.Arrive();
        int before = _home.World.Flash.Writes;
        _home.World.Run(3600);
        Assert.Equal(before, _home.World.Flash.Writes);
        for (int i = 0; i < 120; i++)
        {
            _home.Words = "Milk " + i;
            _home.World.Run(1);
        }

        Assert.InRange(_home.World.Flash.Writes - before, 1, 4);
        _home.World.Run(61);
        _home.World.PowerOn();
        _home.World.Server.Hangs = true;
        Assert.Equal("Milk 119", _home.World.RunTo<HomeScreen>().Home.Words); // the last are not forgotten over it
    }

    [Fact]
    public void Removed_while_its_request_is_held_it_says_so_at_once_and_forgets_the_words()
    {
        _home.Words = "Milk";
        _home.Arrive();
        _home.World.Server.Words = _ => Server.InvalidToken();
        _home.World.Server.Device = () => Server.InvalidToken();
        _home.World.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _home.World.RunTo<RemovedScreen>(4);
        Assert.DoesNotContain(_home.World.Flash.Names, name => name.StartsWith("words", StringComparison.Ordinal));
        _home.World.Server.Words = null;
        _home.World.Server.Device = () => Server.Json(200, "{}");
        _home.World.Press();
        Assert.Equal("", _home.World.RunTo<HomeScreen>().Home.Words); // paired again, perhaps by somebody else
    }

    [Fact]
    public void A_held_button_forgets_them_too()
    {
        _home.Words = "Milk";
        _home.Arrive();
        _home.World.Hold(10.5);
        Assert.DoesNotContain(_home.World.Flash.Names, name => name.StartsWith("words", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_server_they_stay_with_a_word_beneath()
    {
        _home.Words = "Milk";
        _home.Arrive();
        _home.World.Server.IsDown = true;
        _home.World.Run(60);
        Assert.Equal(("Milk", "Offline"), (_home.World.Home.Words, _home.World.Home.Status));
        _home.World.Server.IsDown = false;
        Assert.Equal(("Milk", ""), (_home.World.Run(67).Home.Words, _home.World.Home.Status));
    }

    [Theory]
    [InlineData("\u00DF\u00DF\u00DF", "\u00DF\u00DF\u00DF")]
    [InlineData("\\uD83D\\uDE00!", "\uFFFD!")]
    [InlineData("\\u0022hello\\u0022 \\\\ \\/", "\"hello\" \\ /")]
    public void Odd_letters_are_read_as_they_can_be(string json, string expected)
    {
        _home.Words = json;
        _home.Arrive();
        Assert.Equal(expected, _home.World.Home.Words);
    }

    [Fact]
    public void Words_without_end_are_cut()
    {
        _home.Words = new string('W', 1500);
        _home.Arrive();
        Assert.Equal(200, _home.World.Home.Words.Length);
    }
}
