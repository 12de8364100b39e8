using Pairing.Emulator.Flash;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>A flash that somebody else has used, or used up.</summary>
public sealed class ForeignFlashTests : IDisposable
{
    private static readonly string[] Names = ["tokens.0", "tokens.1", "code.0", "code.1"];

    private readonly RawServer _server = new() { Token = RawServer.Granted() };
    private readonly LeapTime _time = new();

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("not ours at all, and longer than a header and its checksum")]
    public async Task Files_of_our_names_that_are_not_ours_are_a_normal_start(string content)
    {
        using RunningBoard board = new(_server.Settings, _time);
        Array.ForEach(Names, name => board.Board.Flash.WriteText(@"I:\" + name, content));
        board.Board.PowerOn();
        await board.LineAsync("home");
        await board.Board.ResetAsync();
        await board.LineAsync("home", board.Board.Log.Lines.Count - 1);
    }

    [Fact]
    public async Task A_full_flash_is_told_and_the_code_shown_all_the_same()
    {
        using RunningBoard board = new(_server.Settings, _time);
        board.Board.Flash.WriteText(@"I:\theirs", new string('x', FlashStorage.Capacity));
        board.Board.PowerOn();
        await board.LineAsync("code shown");
        await board.LineAsync("code not saved: the flash refuses");
        await board.LineAsync("trouble: MEM-1");
        await board.LineAsync("home");
    }

    [Fact]
    public async Task Directories_of_our_names_give_way_with_all_that_is_in_them()
    {
        using RunningBoard board = new(_server.Settings, _time);
        foreach (string name in Names)
        {
            board.Board.Flash.MakeDirectory(@"I:\" + name);
            board.Board.Flash.MakeDirectory(@"I:\" + name + @"\inner");
            board.Board.Flash.WriteText(@"I:\" + name + @"\theirs", "x");
            board.Board.Flash.WriteText(@"I:\" + name + @"\inner\theirs", "x");
        }

        board.Board.PowerOn();
        await board.LineAsync("home");
        Assert.DoesNotContain(board.Board.Log.Lines, line => line.StartsWith("flash:", StringComparison.Ordinal));
        Assert.DoesNotContain(board.Board.Flash.Files, name => name.StartsWith(@"I:\tokens.0\", StringComparison.Ordinal));
        Assert.DoesNotContain(board.Board.Flash.Files, name => name.StartsWith(@"I:\code.", StringComparison.Ordinal));
        int lines = board.Board.Log.Lines.Count;
        await board.Board.ResetAsync();
        await board.LineAsync("home", lines);
    }

    [Fact]
    public async Task A_flash_that_cannot_be_read_is_told_and_read_again()
    {
        using RunningBoard board = new(_server.Settings, _time);
        board.Board.PowerOn();
        await board.LineAsync("home");
        Assert.True(board.Board.Faults.Set("flash=unreadable"));
        int lines = board.Board.Log.Lines.Count;
        await board.Board.ResetAsync();
        await board.Board.WaitForScreenAsync(text => text.Contains("MEM-2", StringComparison.Ordinal));
        await board.LineAsync("flash: pairing.json cannot be read", lines);
        Assert.True(board.Board.Faults.Set("flash=fine"));
        await board.LineAsync("home", lines);
    }

    public void Dispose()
    {
        _server.Dispose();
        _time.Dispose();
    }
}
