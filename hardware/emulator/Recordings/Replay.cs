using System;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Panel;

namespace Pairing.Emulator.Recordings;

/// <summary>Plays a recording on a board that runs no firmware, as fast as it was recorded.</summary>
internal static class Replay
{
    public static VirtualBoard MakeBoard(Recording recording) => VirtualBoard.Create(new BoardSettings
    {
        Panel = recording.Panel,
        DeployedNetwork = null,
        Program = () => PowerCycle.Current.Sleep(Timeout.Infinite),
    });

    public static async Task PlayAsync(Recording recording, VirtualBoard board, CancellationToken cancellation)
    {
        long startedAt = board.Time.GetTimestamp();
        foreach (Moment moment in recording.Moments)
        {
            TimeSpan wait = TimeSpan.FromMilliseconds(moment.Milliseconds) - board.Time.GetElapsedTime(startedAt);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, board.Time, cancellation);
            }

            Do(moment, board);
        }
    }

    /// <summary>What was done to the board or by it, without waiting.</summary>
    public static void Do(Moment moment, VirtualBoard board)
    {
        switch (moment.Word)
        {
            case "power on": board.PowerOn(); break;
            case "power off": board.CutPower(); break;
            case "button down": board.SetButton(true); break;
            case "button up": board.SetButton(false); break;
            default: ((IBusDevice)board.Panel).Receive(moment.Bytes!); break;
        }
    }
}
