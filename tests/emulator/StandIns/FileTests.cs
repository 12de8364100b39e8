extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Wifi;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;
using BoardDirectory = board::System.IO.Directory;
using BoardFile = board::System.IO.File;
using BoardFileStream = board::System.IO.FileStream;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>device-api/FACTS.md, section 7, and the power cut at every step of a write.</summary>
public class FileTests
{
    private const string Name = @"I:\a.txt";
    private const string Other = @"I:\b.txt";

    [Fact]
    public async Task Move_refuses_a_target_that_exists()
    {
        Assert.IsType<IOException>(await OnBoard.ThrownByAsync(() =>
        {
            BoardFile.WriteAllText(Name, "a");
            BoardFile.WriteAllText(Other, "b");
            BoardFile.Move(Name, Other);
        }));
    }

    [Fact]
    public async Task Delete_and_move_together_replace() => Assert.Equal((false, "a"), await OnBoard.RunAsync(() =>
    {
        BoardFile.WriteAllText(Name, "a");
        BoardFile.WriteAllText(Other, "b");
        BoardFile.Delete(Other);
        BoardFile.Move(Name, Other);
        return (BoardFile.Exists(Name), BoardFile.ReadAllText(Other));
    }));

    [Fact]
    public async Task A_stream_reads_what_another_wrote_and_appends() => Assert.Equal("one two", await OnBoard.RunAsync(() =>
    {
        BoardFile.WriteAllText(Name, "one");
        using (var end = new BoardFileStream(Name, FileMode.Append))
        {
            end.Write(" two"u8.ToArray(), 0, 4);
        }

        using StreamReader reader = BoardFile.OpenText(Name);
        return reader.ReadToEnd();
    }));

    [Fact]
    public async Task A_file_that_is_not_there_or_not_on_drive_I_is_an_IOException()
    {
        Assert.IsType<IOException>(await OnBoard.ThrownByAsync(() => BoardFile.ReadAllBytes(Name)));
        Assert.IsType<IOException>(await OnBoard.ThrownByAsync(() => BoardFile.WriteAllText("/etc/x", "")));
    }

    [Fact]
    public async Task A_directory_is_no_file_and_goes_only_when_it_is_empty()
    {
        Assert.Equal((true, true, @"I:\d\a"), await OnBoard.RunAsync(board =>
        {
            board.Flash.MakeDirectory(@"I:\d");
            board.Flash.WriteText(@"I:\d\a", "a");
            Assert.Throws<IOException>(() => BoardFile.Delete(@"I:\d"));
            Assert.Throws<IOException>(() => BoardFile.WriteAllText(@"I:\d", "x"));
            Assert.Throws<IOException>(() => BoardFile.ReadAllBytes(@"I:\d"));
            Assert.Throws<IOException>(() => BoardDirectory.Delete(@"I:\d", true));
            (bool, bool, string) before =
                (BoardFile.Exists(@"I:\d"), BoardDirectory.Exists(@"I:\d"), BoardDirectory.GetFiles(@"I:\d").Single());
            BoardFile.Delete(@"I:\d\a");
            BoardDirectory.Delete(@"I:\d");
            Assert.False(BoardDirectory.Exists(@"I:\d"));
            return before;
        }));
    }

    [Fact]
    public async Task The_flash_can_be_full() => Assert.IsType<IOException>(
        await OnBoard.ThrownByAsync(() => BoardFile.WriteAllBytes(Name, new byte[300_000])));

    [Fact]
    public async Task A_power_cut_at_any_step_leaves_exactly_what_was_written_before_it()
    {
        // Emptying the file is one step, and each of five bytes: six steps, cut before each.
        string[] left = new string[7];
        for (int steps = 0; steps <= 6; steps++)
        {
            using VirtualBoard vessel =
                VirtualBoard.Create(OnBoard.Plain with { Program = () => BoardFile.WriteAllText(Name, "fresh") });
            vessel.Flash.WriteText(Name, "stale");
            vessel.Flash.CutPowerAfter(steps);
            vessel.PowerOn();
            await vessel.WaitUntilSaidAsync(steps < 6 ? "Power off." : "The program has ended");
            left[steps] = vessel.Flash.ReadText(Name) ?? "nothing";
        }

        Assert.Equal(["stale", "", "f", "fr", "fre", "fres", "fresh"], left);
    }

    [Fact]
    public void The_flash_outlives_the_board_where_it_has_a_folder()
    {
        using var folder = new TemporaryFolder();
        var settings = OnBoard.Plain with { FlashFolder = folder.Path };
        using (VirtualBoard first = VirtualBoard.Create(settings))
        {
            first.Flash.WriteText(@"I:\tokens\1.bin", "kept");
            first.Flash.Deploy(new WifiNetwork("home", "secret"));
        }

        using VirtualBoard second = VirtualBoard.Create(settings);
        Assert.Equal("kept", second.Flash.ReadText(@"I:\tokens\1.bin"));
        Assert.Equal(new WifiNetwork("home", "secret"), second.Flash.Network);
    }
}
