using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Board;

/// <summary>
/// One life of a board, from power-on to power cut. Its threads carry it with them, and so the stand-ins, which are
/// static as their originals are, find the board they stand for. A thread of an earlier life stays dead.
/// </summary>
internal sealed class PowerCycle
{
    /// <summary>How often a thread may swallow the power cut before it is held for good.</summary>
    private const int PatienceWithSwallowers = 1000;

    private static readonly AsyncLocal<PowerCycle?> Ambient = new();

    private readonly HostCancellation _cut = new();
    private readonly ConcurrentDictionary<Type, object> _slots = new();
    private readonly ConcurrentDictionary<int, BoardThread> _threads = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _poweredAt;
    private int _live;
    private int _busy = 1; // to come up is work too, until main runs

    public PowerCycle(VirtualBoard board)
    {
        Board = board;
        _poweredAt = board.Time.GetTimestamp();
    }

    /// <summary>The life that the calling thread belongs to, while it lasts.</summary>
    /// <exception cref="PowerCutException">It is over.</exception>
    public static PowerCycle Current
    {
        get
        {
            PowerCycle cycle = Ambient.Value
                ?? throw new InvalidOperationException("Firmware ran outside of a board: start it by VirtualBoard.PowerOn.");
            cycle.EndIfCut();
            return cycle;
        }
    }

    public VirtualBoard Board { get; }

    /// <summary>Cancelled when the power goes.</summary>
    public CancellationToken Cut => _cut.Token;

    public long UptimeMilliseconds => (long)Board.Time.GetElapsedTime(_poweredAt).TotalMilliseconds;

    public int LiveThreads => Volatile.Read(ref _live);

    /// <summary>Ends when the power is cut and no thread of this life runs any more.</summary>
    public Task Ended => _ended.Task;

    private BoardThread? CurrentThread =>
        _threads.TryGetValue(HostEnvironment.CurrentManagedThreadId, out BoardThread? thread) ? thread : null;

    /// <summary>What a package keeps in static fields: here one for each life.</summary>
    public T Slot<T>()
        where T : class, new() => (T)_slots.GetOrAdd(typeof(T), static _ => new T());

    public BoardThread Start(string name, Action body)
    {
        var thread = new BoardThread(name);
        Interlocked.Increment(ref _live);
        Interlocked.Increment(ref _busy);
        ExecutionContext.Run(ExecutionContext.Capture()!, static state =>
        {
            var (cycle, thread, body) = ((PowerCycle, BoardThread, Action))state!;
            Ambient.Value = cycle;
            new HostThread(() => cycle.Run(thread, body), 1 << 20) { IsBackground = true, Name = thread.Name }.Start();
        }, (this, thread, body));
        return thread;
    }

    public void StartMain(Action program)
    {
        Start("main", program);
        Rest();
    }

    public void CutPower()
    {
        _cut.Cancel();
        EndWhenIdle();
    }

    /// <summary>No thread runs or is at the network; all wait, for time or for one another.</summary>
    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    /// <summary>Waits for a signal, for at most so many milliseconds of the board's time (-1: without end).</summary>
    /// <returns>The index of the signal, or -1 when the time has passed.</returns>
    public int WaitAny(HostWaitHandle[] signals, int milliseconds)
    {
        EndIfCut();
        var pause = new BoardPause(this, isDue: milliseconds == 0);
        using ITimer? timer = milliseconds <= 0 ? null : Board.Time.CreateTimer(
            static state =>
                ((BoardPause)state!).Ring(), pause, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        pause.Begin(); // not before its end is set: time that leaps for the idle would leap over it
        int index = pause.IsDue
            ? Array.FindIndex(signals, signal => signal.WaitOne(0)) // time that leaps has passed already
            : HostWaitHandle.WaitAny([.. signals, _cut.Token.WaitHandle, pause.Due]);
        pause.End();
        EndIfCut();
        return index < signals.Length ? index : -1;
    }

    public void Sleep(int milliseconds) => WaitAny([], milliseconds);

    private void Run(BoardThread thread, Action body)
    {
        _threads[HostEnvironment.CurrentManagedThreadId] = thread;
        try
        {
            body();
        }
        catch (PowerCutException)
        {
            // That is how a board's thread ends.
        }
        catch (Exception fault)
        {
            // On the board an unhandled exception ends its own thread and no other; main does not restart by itself.
            Board.Log.WriteLine($"Unhandled exception in thread {thread.Name}: {fault}");
        }
        finally
        {
            _threads.TryRemove(HostEnvironment.CurrentManagedThreadId, out _);
            thread.Finished.Set();
            Interlocked.Decrement(ref _live);
            Rest();
            EndWhenIdle();
        }
    }

    /// <summary>A thread works again.</summary>
    internal void Resume() => Interlocked.Increment(ref _busy);

    /// <summary>A thread waits or has ended.</summary>
    internal void Rest()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
        {
            Board.OnIdle();
        }
    }

    private void EndIfCut()
    {
        if (!_cut.IsCancellationRequested)
        {
            return;
        }

        BoardThread? thread = CurrentThread;
        if (thread != null && ++thread.Swallowed > PatienceWithSwallowers)
        {
            Board.Log.WriteLine(
                $"Thread {thread.Name} goes on without power: it catches the exception that should end it. It is held.");
#pragma warning disable RS0030 // it waits for nothing: the thread is held for good
            HostThread.Sleep(Timeout.Infinite);
#pragma warning restore RS0030
        }

        throw new PowerCutException();
    }

    private void EndWhenIdle()
    {
        if (_cut.IsCancellationRequested && LiveThreads == 0)
        {
            _ended.TrySetResult();
        }
    }
}
