extern alias board;
using board::Pairing.Emulator.Board;
using AutoResetEvent = board::System.Threading.AutoResetEvent;
using BoardConsole = board::System.Console;
using BoardThread = board::System.Threading.Thread;
using GpioController = board::System.Device.Gpio.GpioController;
using PinMode = board::System.Device.Gpio.PinMode;
using PinValue = board::System.Device.Gpio.PinValue;

namespace Pairing.Emulator.Tests.Board;

public class PowerTests
{
    [Fact]
    public async Task A_power_cut_ends_every_thread_even_one_that_catches_everything_once()
    {
        var ready = new CountdownEvent(3);
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () =>
            {
                new BoardThread(() =>
                {
                    ready.Signal();
                    new AutoResetEvent(false).WaitOne(-1, false);
                }).Start();
                new BoardThread(() =>
                {
                    while (true)
                    {
                        try
                        {
                            ready.Signal();
                            OnBoard.Sleep(-1);
                        }
                        catch (PowerCutException)
                        {
                            // as firmware does that catches Exception around its work
                        }

                        OnBoard.Sleep(1); // and here it ends
                    }
                }).Start();
                ready.Signal();
                OnBoard.Sleep(-1);
            },
        });
        vessel.PowerOn();
        Assert.True(ready.Wait(OnBoard.Patience));
        vessel.CutPower();
        await vessel.WaitUntilStillAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal(0, vessel.LiveThreads);
    }

    [Fact]
    public async Task A_hundred_lives_leave_no_thread_behind()
    {
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () =>
            {
                new BoardThread(() => OnBoard.Sleep(-1)).Start();
                OnBoard.Sleep(-1);
            },
        });
        for (int life = 0; life < 100; life++)
        {
            vessel.PowerOn();
            await vessel.ResetAsync().WaitAsync(OnBoard.Patience);
            vessel.CutPower();
        }

        await vessel.WaitUntilStillAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal(0, vessel.LiveThreads);
    }

    [Fact]
    public async Task What_a_worker_does_not_catch_ends_the_worker_alone() =>
        Assert.Equal("main goes on", await OnBoard.RunAsync(() =>
        {
            var worker = new BoardThread(() => throw new InvalidOperationException("oops"));
            worker.Start();
            worker.Join();
            return worker.IsAlive ? "alive" : "main goes on";
        }));

    [Fact]
    public async Task Sleep_lasts_as_long_as_the_boards_time_says()
    {
        var time = new TestTime();
        Task<long> slept = OnBoard.RunAsync(
            () =>
            {
                OnBoard.Sleep(60_000);
                return board::System.Environment.TickCount64;
            },
            OnBoard.Plain with { Time = time });
        await time.WhenAwaitedAsync(TimeSpan.FromMinutes(1)).WaitAsync(OnBoard.Patience);
        Assert.False(slept.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(60_000, await slept);
    }

    [Fact]
    public async Task A_wait_that_nobody_ends_comes_back_false() => Assert.False(
        await OnBoard.RunAsync(() => new AutoResetEvent(false).WaitOne(1, false)));

    [Fact]
    public async Task Two_boards_at_once_know_nothing_of_each_other()
    {
        static VirtualBoard Make(string name)
        {
            var vessel = VirtualBoard.Create(OnBoard.Plain with
            {
                Program = () =>
                {
                    BoardConsole.WriteLine(board::System.IO.File.ReadAllText(@"I:\name"));
                    board::nanoFramework.Networking.Sntp.Server1 = name;
                    new BoardThread(
                        () => BoardConsole.WriteLine("worker of " + board::nanoFramework.Networking.Sntp.Server1)).Start();
                    OnBoard.Sleep(-1);
                },
            });
            vessel.Flash.WriteText(@"I:\name", name);
            return vessel;
        }

        using VirtualBoard one = Make("one"), two = Make("two");
        Task first = LineAsync(one, "worker of one"), second = LineAsync(two, "worker of two");
        one.PowerOn();
        two.PowerOn();
        await Task.WhenAll(first, second).WaitAsync(OnBoard.Patience);
        Assert.DoesNotContain("two", one.Log.ToString(), StringComparison.Ordinal);
        one.CutPower();
        Assert.True(two.IsPowered);
    }

    [Fact]
    public async Task A_restart_by_the_firmware_begins_a_new_life()
    {
        int lives = 0;
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () =>
            {
                BoardConsole.WriteLine("life " + Interlocked.Increment(ref lives));
                if (lives == 1)
                {
                    board::nanoFramework.Runtime.Native.Power.RebootDevice();
                }

                OnBoard.Sleep(-1);
            },
        });
        Task second = LineAsync(vessel, "life 2");
        vessel.PowerOn();
        await second.WaitAsync(OnBoard.Patience);
    }

    private static Task LineAsync(VirtualBoard vessel, string wanted)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vessel.Log.Written += line =>
        {
            if (line == wanted)
            {
                seen.TrySetResult();
            }
        };
        return seen.Task;
    }
}
