using Pairing.Emulator.Board;
using Pairing.Firmware;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>
/// The firmware on a virtual board that lives faster than its test: four times, so that its deadlines still leave a busy machine
/// time enough, or more where it is the deadline that is waited for.
/// </summary>
internal sealed class RunningBoard : IDisposable
{
    public RunningBoard(string settings, BoardSettings? board = null, int hurry = 4)
        : this(settings, (board ?? new BoardSettings()) with { Time = new FastTime(hurry) })
    {
    }

    /// <summary>One whose time leaps.</summary>
    public RunningBoard(string settings, LeapTime time, Action? program = null, BoardSettings? board = null)
        : this(settings,
            (board ?? new BoardSettings()) with { Time = time, JoinTime = TimeSpan.Zero, Program = program ?? Program.Main })
    {
        time.Follow(() => Board.IsIdle);
        Board.Idled += time.Leap;
    }

    private RunningBoard(string settings, BoardSettings board)
    {
        Board = VirtualBoard.Create(board);
        Board.Flash.WriteText(@"I:\pairing.json", settings);
    }

    public VirtualBoard Board { get; }

    /// <summary>Until the log has such a line, from the beginning or from line <paramref name="after"/> on.</summary>
    public Task<string> LineAsync(string beginning, int after = 0) => LineAsync(Board, beginning, after);

    public static async Task<string> LineAsync(VirtualBoard board, string beginning, int after = 0)
    {
        TaskCompletionSource<string> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                seen.TrySetResult(line);
            }
        }

        board.Log.Written += Look;
        foreach (string line in board.Log.Lines.Skip(after))
        {
            Look(line);
        }

        try
        {
            return await seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No line {beginning}. The log:\n{board.Log}");
        }
        finally
        {
            board.Log.Written -= Look;
        }
    }

    public void Dispose() => Board.Dispose();
}
