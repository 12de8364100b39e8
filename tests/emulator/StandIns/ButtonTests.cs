extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core.Settings;
using board::System.Device.Gpio;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests.Time;
using BoardConsole = board::System.Console;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>What the firmware hears of its button.</summary>
public sealed class ButtonTests
{
    [Fact]
    public async Task The_button_pulls_its_pin_low_and_tells_of_both_edges()
    {
        using Listener board = new(TimeProvider.System, TimeSpan.Zero);
        await board.LineAsync("high");
        board.Vessel.SetButton(true);
        await board.LineAsync("Falling");
        board.Vessel.SetButton(false);
        await board.LineAsync("Rising");
    }

    [Fact]
    public async Task A_level_is_told_once_it_has_lasted_as_long_as_the_contact_bounces()
    {
        TestTime time = new();
        using Listener board = new(time, TimeSpan.FromMilliseconds(30));
        await board.LineAsync("high");
        Hold(20);
        Hold(20);
        time.Advance(TimeSpan.FromSeconds(1));
        Hold(30);
        await board.LineAsync("Falling");
        time.Advance(TimeSpan.FromMilliseconds(30));
        await board.LineAsync("Rising");
        Assert.Equal(["Power on.", "high", "Falling", "Rising"], board.Vessel.Log.Lines);

        void Hold(int milliseconds)
        {
            board.Vessel.SetButton(true);
            time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            board.Vessel.SetButton(false);
            time.Advance(TimeSpan.FromMilliseconds(5));
        }
    }

    [Fact]
    public async Task The_firmware_learns_of_a_press_that_nobody_looked_at()
    {
        TestTime time = new();
        Assert.True(await OnBoard.RunAsync(
            vessel =>
            {
                GpioButton button = new(BoardChoice.Make(new WiringFile(), "ESP32_REV0", new SerialLog(), out _));
                vessel.SetButton(true);
                time.Advance(TimeSpan.FromMilliseconds(150));
                vessel.SetButton(false);
                while (!button.TryTakeFall())
                {
                    OnBoard.Sleep(0); // the event comes on a thread of its own
                }

                return !button.TryTakeFall() && !button.IsDown;
            },
            OnBoard.Plain with { Time = time }));
    }

    /// <summary>The page's two requests come to a busy emulator in the same moment.</summary>
    [Fact]
    public async Task A_release_that_comes_too_early_waits_until_the_finger_has_gone()
    {
        TestTime time = new();
        using Listener board = new(time, TimeSpan.FromMilliseconds(30));
        await board.LineAsync("high");
        board.Vessel.SetButton(true);
        board.Vessel.ReleaseButton(TimeSpan.FromMilliseconds(150));
        Assert.True(board.Vessel.IsButtonDown);
        time.Advance(TimeSpan.FromMilliseconds(149));
        Assert.True(board.Vessel.IsButtonDown);
        await board.LineAsync("Falling");
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(board.Vessel.IsButtonDown);
        board.Vessel.SetButton(true);
        time.Advance(TimeSpan.FromMilliseconds(200));
        board.Vessel.ReleaseButton(TimeSpan.FromMilliseconds(150));
        Assert.False(board.Vessel.IsButtonDown);
    }

    /// <summary>A board whose firmware prints each event of its button.</summary>
    private sealed class Listener : IDisposable
    {
        public Listener(TimeProvider time, TimeSpan debounce)
        {
            Vessel = VirtualBoard.Create(OnBoard.Plain with
            {
                Time = time,
                Program = () =>
                {
                    var pin = new GpioController().OpenPin(0, PinMode.InputPullUp);
                    pin.DebounceTimeout = debounce;
                    pin.ValueChanged += (_, e) => BoardConsole.WriteLine(e.ChangeType.ToString());
                    BoardConsole.WriteLine(pin.Read() == PinValue.High ? "high" : "low");
                    OnBoard.Sleep(-1);
                },
            });
            Vessel.PowerOn();
        }

        public VirtualBoard Vessel { get; }

        public async Task LineAsync(string line)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Look(string _)
            {
                if (Vessel.Log.Lines.Contains(line))
                {
                    seen.TrySetResult();
                }
            }

            Vessel.Log.Written += Look;
            Look(line);
            await seen.Task.WaitAsync(OnBoard.Patience);
            Vessel.Log.Written -= Look;
        }

        public void Dispose() => Vessel.Dispose();
    }
}
