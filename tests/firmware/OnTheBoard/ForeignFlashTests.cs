using Pairing.Emulator.Flash;

namespace Pairing.Firmware.Tests.OnTheBoard;

/// <summary>A flash that somebody else has used, or used up.</summary>
public sealed class ForeignFlashTests : IDisposable
{
    private static readonly string[] Names = ["tokens.0", "tokens.1", "code.0", "code.1"];

    private readonly RawServer _server = new() { Token = RawServer.Granted() };

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("not ours at all, and longer than a header and its checksum")]
    public async Task Files_of_our_names_that_are_not_ours_are_a_normal_start(string content)
    {
        using RunningBoard board = new(_server.Settings);
        Array.ForEach(Names, name => board.Board.Flash.WriteText(@"I:\" + name, content));
        board.Board.PowerOn();
        await board.LineAsync("home");
        await board.Board.ResetAsync();
        await board.LineAsync("home", board.Board.Log.Lines.Count - 1);
    }

    [Fact]
    public async Task A_full_flash_is_told_and_the_code_shown_all_the_same()
    {
        using RunningBoard board = new(_server.Settings);
        board.Board.Flash.WriteText(@"I:\theirs", new string('x', FlashStorage.Capacity));
        board.Board.PowerOn();
        await board.LineAsync("code shown");
        await board.LineAsync("code not kept: flash refuses");
        await board.LineAsync("trouble: MEM-1");
    }

    public void Dispose() => _server.Dispose();
}
