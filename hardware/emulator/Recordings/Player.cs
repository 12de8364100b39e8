using System;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.Recordings;

/// <summary>Plays a recording, and again whenever it is asked to.</summary>
/// <param name="name">For people: the file's name.</param>
internal sealed class Player(Recording recording, string name) : IDisposable
{
    private HostCancellation _once = new();

    public VirtualBoard Board { get; } = Replay.MakeBoard(recording);

    public string Name => name;

    /// <summary>From the beginning, at once.</summary>
    public void Again() => Interlocked.Exchange(ref _once, new HostCancellation()).Cancel();

    /// <summary>Plays it, and then waits to be asked again, until cancelled.</summary>
    public async Task PlayAsync(CancellationToken end)
    {
        while (true)
        {
            using var either = HostCancellation.CreateLinkedTokenSource(end, _once.Token);
            try
            {
                await Replay.PlayAsync(recording, Board, either.Token);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token);
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
                Board.CutPower();
                await Board.WaitUntilStillAsync();
                Board.SetButton(false);
            }
        }
    }

    public void Dispose()
    {
        _once.Dispose();
        Board.Dispose();
    }
}
