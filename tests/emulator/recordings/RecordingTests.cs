extern alias board;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Panel;
using board::Pairing.Emulator.Recordings;
using Pairing.Emulator.Tests.Board;

namespace Pairing.Emulator.Tests.Recordings;

/// <summary>A session that was recorded, played again from its bytes on the wires.</summary>
public class RecordingTests
{
    private static readonly string[] FirstPairing = ["Virtual", "Joining", "Asking", "VCLC-XPXM", "Paired"];

    [Fact]
    public void The_recording_of_a_first_pairing_shows_its_screens_in_their_order()
    {
        string[] texts = [.. Play(Committed()).Select(shown => shown.Picture.ReadText()).Where(text => text.Length > 0)];
        int at = 0;
        Assert.All(FirstPairing, words =>
        {
            int found = Array.FindIndex(texts, at, text => text.Contains(words, StringComparison.Ordinal));
            Assert.True(found >= 0, $"No '{words}' after:\n{texts[Math.Max(0, at - 1)]}");
            at = found + 1;
        });
        Assert.Contains("with\nada", texts[^1], StringComparison.Ordinal);
        Assert.InRange(Committed().Length, 1, 100_000);
    }

    /// <summary>The pictures stand beside the recording, as somebody looked at them.</summary>
    [Fact]
    public void Its_pictures_are_the_committed_ones_to_the_pixel()
    {
        var pictures = new StringBuilder();
        string before = "";
        foreach (var (milliseconds, picture) in Play(Committed()))
        {
            string text = picture.ToText();
            if (text != before)
            {
                pictures.Append(CultureInfo.InvariantCulture, $"{milliseconds} ms, contrast {picture.Contrast}\n{text}\n");
                before = text;
            }
        }

        string file = Beside("first-pairing.pictures.txt");
        string kept = File.Exists(file) ? File.ReadAllText(file) : "";
        if (kept != pictures.ToString())
        {
            string drawn = Path.Combine(Path.GetTempPath(), Path.GetFileName(file));
            File.WriteAllText(drawn, pictures.ToString());
            Assert.Fail(
                $"The bytes of the recording are other pictures now. If they should be, look at {drawn} and copy it to {file}.");
        }
    }

    [Fact]
    public async Task What_a_live_board_has_shown_its_recording_shows_again_picture_by_picture()
    {
        using var written = new StringWriter();
        using var vessel = VirtualBoard.Create(OnBoard.Plain with { Panel = PanelKind.Sh1106 });
        vessel.Flash.WriteText(
            @"I:\pairing.json", """{"server":"http://127.0.0.1:9","plain_http":true,"panel":"sh1106-128x64"}""");
        var seen = new List<PanelPicture>();
        var shown = new List<PanelPicture>();
        vessel.Panel.Changed += () => seen.Add(vessel.Panel.Picture);
        using (new Recorder(vessel, written))
        {
            vessel.PowerOn();
            await vessel.WaitForScreenAsync(text => text.Contains("NET-3", StringComparison.Ordinal), OnBoard.Patience);
            vessel.CutPower();
            await vessel.WaitUntilStillAsync();
        }

        var recording = Recording.Read(new StringReader(written.ToString()));
        using var again = Replay.MakeBoard(recording);
        again.Panel.Changed += () => shown.Add(again.Panel.Picture);
        foreach (Moment moment in recording.Moments)
        {
            Replay.Do(moment, again);
        }

        Assert.InRange(seen.Count, 4, 10_000);
        Assert.Equal(seen.Count, shown.Count);
        Assert.All(seen.Zip(shown), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public async Task What_is_recorded_of_a_replay_is_the_recording_again()
    {
        var recording =
            Recording.Read(
                new StringReader(
                    "pairing-recording 1\npanel ssd1306-128x64\n0 power on\n0 bytes 008D14AF\n0 bytes 40FF00FF\n0 again 1\n"
                        + "0 button down\n0 button up\n"));
        using var again = new StringWriter();
        using var vessel = Replay.MakeBoard(recording);
        using (new Recorder(vessel, again))
        {
            await Replay.PlayAsync(recording, vessel, CancellationToken.None);
        }

        // Times are those of the replay; all else is the same.
        string[] words = [.. again.ToString().TrimEnd().Split('\n').Skip(2).Select(line => line[(line.IndexOf(' ') + 1)..])];
        Assert.Equal(["power on", "bytes 008D14AF", "bytes 40FF00FF", "again 1", "button down", "button up"], words);
        Assert.True(vessel.Panel.Picture.HasPixelsOf(Play(again.ToString()).Last().Picture));
    }

    [Theory]
    [InlineData("pairing-recording 2\npanel ssd1306-128x64\n")]
    [InlineData("")]
    [InlineData("pairing-recording 1\npanel nixie\n")]
    [InlineData("pairing-recording 1\npanel ssd1306-128x64\nnonsense\n")]
    [InlineData("pairing-recording 1\npanel ssd1306-128x64\n0 again 0\n")]
    public void What_is_no_recording_of_this_version_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Recording.Read(new StringReader(text)));

    private static IEnumerable<(long Milliseconds, PanelPicture Picture)> Play(string text) =>
        Recording.Read(new StringReader(text)).Play();

    private static string Committed() => File.ReadAllText(Beside("first-pairing.txt"));

    private static string Beside(string name, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, name);
}
