using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>What a paired device does with its owner's words.</summary>
public class WordsTests
{
    private readonly World _world = new();
    private string _text = "";
    private int _wait = 25;

    public WordsTests()
    {
        _world.Server.Token = () => Server.Tokens();
        _world.Server.Words = asked => Server.Says(_text, asked, _wait);
        _world.Server.HoldsMilliseconds = 25000;
    }

    private IEnumerable<Asked> Asks => _world.Server.Requests.Where(asked => asked.Url.EndsWith(WellKnown.DeviceScreen, StringComparison.Ordinal));

    [Fact]
    public void New_words_show_within_a_second()
    {
        Home();
        Assert.Equal("", _world.View.Words);
        Say("Milk");
        Assert.Equal("Milk", _world.Run(1).View.Words);
        Say("Bread"); // right after the first, while the device draws breath
        Assert.Equal("Bread", _world.Run(2).View.Words);
    }

    [Fact]
    public void A_held_request_follows_the_other_at_once_and_says_what_it_knows()
    {
        Home();
        int before = Asks.Count();
        _world.Run(250);
        Assert.InRange(Asks.Count() - before, 9, 11);
        Assert.All(Asks.Skip(1), asked => Assert.True(asked is { Wait: 25, Known.Length: > 2, Bearer: "access-1" }));
    }

    [Fact]
    public void Where_nothing_is_held_it_asks_once_a_minute()
    {
        _wait = 0;
        Home();
        _world.Server.Requests.Clear();
        _world.Run(3600);
        Assert.InRange(Asks.Count(), 58, 61);
        Assert.All(Asks, asked => Assert.Equal(0, asked.Wait));
        Say("Milk");
        Assert.Equal("Milk", _world.Run(61).View.Words);
    }

    [Fact]
    public void A_server_without_such_an_address_is_asked_once_in_this_life()
    {
        _world.Server.Words = null;
        Home();
        _world.Run(86400);
        Assert.Single(Asks);
        _world.PowerOn();
        Home();
        Assert.Equal(2, Asks.Count());
    }

    [Fact]
    public void After_a_restart_it_shows_the_last_ones_before_it_has_asked_anybody()
    {
        _text = "Milk\\nBread";
        Home();
        _world.PowerOn();
        _world.Server.Hangs = true;
        Assert.Equal("Milk\nBread", _world.RunTo(ScreenKind.Home).View.Words);
        _world.Server.Hangs = false;
        _world.Server.Requests.Clear();
        _world.PowerOn();
        Home();
        Assert.True(Asks.First() is { Wait: 25, Known.Length: > 2 }); // it remembers tag and wait as well
    }

    [Fact]
    public void New_words_wake_the_panel_and_the_same_ones_do_not()
    {
        Home();
        Assert.Equal(Brightness.Off, _world.Run(400).View.Brightness);
        Say("Milk");
        Assert.Equal(Brightness.Full, _world.Run(1).View.Brightness);
        Assert.Equal(Brightness.Dim, _world.Run(62).View.Brightness);
        Assert.Equal(Brightness.Off, _world.Run(240).View.Brightness);
        Say("Milk");
        Assert.Equal(Brightness.Off, _world.Run(2).View.Brightness);
        _world.Press();
        Assert.Equal(Brightness.Full, _world.View.Brightness);
    }

    [Fact]
    public void Long_words_scroll_to_their_end_and_stand_still_while_the_panel_sleeps()
    {
        _text = string.Join(' ', Enumerable.Repeat("word", 40)); // 10 lines of 4, where 7 fit
        Home();
        SortedSet<int> seen = [];
        for (int i = 0; i < 30; i++)
        {
            seen.Add(_world.Run(1).View.FirstLine);
        }

        Assert.Equal([0, 1, 2, 3], seen);
        _world.Run(400);
        int before = _world.Repaints;
        _world.Run(55);
        Assert.InRange(_world.Repaints - before, 0, 1); // the drift
    }

    [Fact]
    public void Short_words_do_not_move_but_by_the_drift()
    {
        _text = "Milk";
        Home();
        _world.Run(1);
        int before = _world.Repaints;
        _world.Run(50);
        Assert.Equal(before, _world.Repaints);
    }

    [Fact]
    public void The_flash_is_written_only_when_they_change_and_not_more_than_once_a_minute()
    {
        _text = "Milk";
        Home();
        int before = _world.Flash.Writes;
        _world.Run(3600);
        Assert.Equal(before, _world.Flash.Writes);
        for (int i = 0; i < 120; i++)
        {
            Say("Milk " + i);
            _world.Run(1);
        }

        Assert.InRange(_world.Flash.Writes - before, 1, 4);
        _world.Run(61);
        _world.PowerOn();
        _world.Server.Hangs = true;
        Assert.Equal("Milk 119", _world.RunTo(ScreenKind.Home).View.Words); // the last are not forgotten over it
    }

    [Fact]
    public void A_server_that_has_news_at_every_request_is_asked_once_a_second_at_most()
    {
        _world.Server.HoldsMilliseconds = 0;
        int i = 0;
        _world.Server.Words = asked => Server.Says("Milk " + i++, asked);
        Home();
        _world.Server.Requests.Clear();
        _world.Run(600);
        Assert.InRange(Asks.Count(), 1, 601);
    }

    [Fact]
    public void A_server_that_says_it_held_and_did_not_is_asked_once_a_minute()
    {
        _world.Server.HoldsMilliseconds = 0;
        Home();
        _world.Server.Requests.Clear();
        _world.Run(600);
        Assert.InRange(Asks.Count(), 1, 11);
    }

    [Fact]
    public void An_access_token_that_has_ended_is_renewed_and_the_words_asked_for_at_once()
    {
        Home();
        _world.Server.Words = asked => asked.Bearer == "access-2" ? Server.Says("Milk", asked) : Server.InvalidToken();
        Assert.Equal("Milk", _world.Run(6).View.Words);
    }

    [Fact]
    public void A_server_that_refuses_every_token_here_is_not_asked_without_end()
    {
        _world.Server.Words = _ => Server.InvalidToken();
        Home();
        _world.Server.Requests.Clear();
        _world.Run(600);
        Assert.InRange(_world.Server.Requests.Count, 1, 50);
        Assert.Equal(ScreenKind.Home, _world.View.Kind);
    }

    [Fact]
    public void Removed_while_its_request_is_held_it_says_so_at_once_and_forgets_the_words()
    {
        _text = "Milk";
        Home();
        _world.Server.Words = _ => Server.InvalidToken();
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _world.RunTo(ScreenKind.Unlinked, 4);
        Assert.DoesNotContain(_world.Flash.Names, name => name.StartsWith("words", StringComparison.Ordinal));
        _world.Server.Words = null;
        _world.Server.Device = () => Server.Json(200, "{}");
        _world.Press();
        Assert.Equal("", _world.RunTo(ScreenKind.Home).View.Words); // paired again, perhaps by somebody else
    }

    [Fact]
    public void A_held_button_forgets_them_too()
    {
        _text = "Milk";
        Home();
        _world.Hold(10.5);
        Assert.DoesNotContain(_world.Flash.Names, name => name.StartsWith("words", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_server_they_stay_with_a_word_beneath()
    {
        _text = "Milk";
        Home();
        _world.Server.IsDown = true;
        _world.Run(60);
        Assert.Equal(("Milk", "Offline"), (_world.View.Words, _world.View.Reason));
        _world.Server.IsDown = false;
        Assert.Equal(("Milk", ""), (_world.Run(67).View.Words, _world.View.Reason));
    }

    [Fact]
    public void Where_held_requests_are_cut_it_asks_plainly_for_a_while()
    {
        Home();
        _world.Server.Words = asked => asked.Wait > 0 ? HttpAnswer.Failed(HttpFailure.Broken) : Server.Says(_text, asked);
        _world.Server.Requests.Clear();
        _world.Run(590);
        Assert.InRange(Asks.Count(asked => asked.Wait > 0), 1, 3);
        Assert.InRange(Asks.Count(asked => asked.Wait == 0), 8, 11);
        _world.Server.Requests.Clear();
        _world.Run(120);
        Assert.Contains(Asks, asked => asked.Wait > 0); // it may have passed
    }

    [Theory]
    [InlineData("\u00DF\u00DF\u00DF", "\u00DF\u00DF\u00DF")]
    [InlineData("\\uD83D\\uDE00!", "\uFFFD!")]
    [InlineData("\\u0022hello\\u0022 \\\\ \\/", "\"hello\" \\ /")]
    public void Odd_letters_are_read_as_they_can_be(string json, string expected)
    {
        _text = json;
        Home();
        Assert.Equal(expected, _world.View.Words);
    }

    [Fact]
    public void Words_without_end_are_cut()
    {
        _text = new string('W', 1500);
        Home();
        Assert.Equal(200, _world.View.Words.Length);
    }

    private void Home() => _world.RunTo(ScreenKind.Home).Run(2.5);

    private void Say(string text) => _text = text;
}
