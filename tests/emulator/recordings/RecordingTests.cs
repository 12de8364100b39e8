extern alias board;
using System.Runtime.CompilerServices;
using board::Pairing.Emulator.Recordings;

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

    [Fact]
    public async Task What_is_recorded_of_a_replay_is_the_recording_again()
    {
        var recording = Recording.Read(new StringReader("pairing-recording 1\npanel ssd1306-128x64\n0 power on\n0 bytes 008D14AF\n0 bytes 40FF00FF\n0 again 1\n0 button down\n0 button up\n"));
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
    public void What_is_no_recording_of_this_version_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Recording.Read(new StringReader(text)));

    private static IEnumerable<(long Milliseconds, board::Pairing.Emulator.Panel.PanelPicture Picture)> Play(string text) =>
        Recording.Read(new StringReader(text)).Play();

    private static string Committed([CallerFilePath] string caller = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(caller)!, "first-pairing.txt"));
}
