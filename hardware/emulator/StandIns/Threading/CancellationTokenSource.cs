using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>System.Threading: its delay runs by the board's time. The token itself is .NET's.</summary>
internal sealed class CancellationTokenSource : IDisposable
{
    private readonly HostCancellation _source;

    public CancellationTokenSource()
        : this(Timeout.InfiniteTimeSpan)
    {
    }

    public CancellationTokenSource(int millisecondsDelay)
        : this(TimeSpan.FromMilliseconds(millisecondsDelay))
    {
    }

    public CancellationTokenSource(TimeSpan delay) => _source = new HostCancellation(delay, PowerCycle.Current.Board.Time);

    public CancellationToken Token => _source.Token;

    public void Cancel() => _source.Cancel();

    public void Dispose() => _source.Dispose();
}
