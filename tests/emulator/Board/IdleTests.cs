extern alias board;
using board::Pairing.Emulator.Board;
using BoardThread = board::System.Threading.Thread;

namespace Pairing.Emulator.Tests.Board;

/// <summary>When a board does nothing but wait: time that leaps goes by it.</summary>
public class IdleTests
{
    [Fact]
    public async Task It_is_idle_when_the_end_of_its_wait_is_set_and_no_sooner()
    {
        var time = new WatchedTime(TimeSpan.FromMinutes(1));
        using var isUp = new ManualResetEventSlim();
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Time = time,
            Program = () =>
            {
                isUp.Wait();
                OnBoard.Sleep(60_000);
            },
        });
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<bool> before = [];
        time.Asked += () => before.Add(vessel.IsIdle);
        vessel.Idled += () => waits.TrySetResult(); // and once more when its thread has ended
        vessel.PowerOn();
        isUp.Set();
        await waits.Task.WaitAsync(OnBoard.Patience);
        Assert.True(vessel.IsIdle);
        Assert.Equal([false], before);
    }

    [Fact]
    public async Task It_is_not_idle_while_it_comes_up_or_restarts()
    {
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with { Program = () => OnBoard.Sleep(-1) });
        int here = Environment.CurrentManagedThreadId; // where it comes up; its radio speaks on another thread
        List<(string, bool)> seen = [];
        void Coming()
        {
            if (Environment.CurrentManagedThreadId == here)
            {
                seen.Add(("up", vessel.IsIdle));
            }
        }

        vessel.Changed += Coming;
        vessel.PowerOn();
        vessel.Changed -= Coming;
        vessel.Log.Written += line => seen.Add((line, vessel.IsIdle));
        await vessel.ResetAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal([("up", false), ("Power off.", false), ("Power on.", false)], seen);
    }

    /// <summary>The host's time, which tells when it is asked for a timer of this length.</summary>
    private sealed class WatchedTime(TimeSpan length) : TimeProvider
    {
        public event Action? Asked;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == length)
            {
                Asked?.Invoke();
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
