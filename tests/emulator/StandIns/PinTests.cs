extern alias board;
using System.Collections.Concurrent;
using board::nanoFramework.Hardware.Esp32;
using board::Pairing.Emulator.Board;
using board::System.Device.Gpio;
using Pairing.Emulator.Tests.Board;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>Pins that no program may take: the chip reads the program itself through them.</summary>
public class PinTests
{
    [Theory]
    [InlineData("esp32-devkit", 5, false)]
    [InlineData("esp32-devkit", 6, true)]
    [InlineData("esp32-devkit", 11, true)]
    [InlineData("esp32-devkit", 12, false)]
    [InlineData("esp32-c3-supermini", 10, false)]
    [InlineData("esp32-c3-supermini", 11, true)]
    [InlineData("esp32-c3-supermini", 17, true)]
    [InlineData("esp32-c3-supermini", 18, false)]
    [InlineData("esp32-s3-devkit", 25, false)]
    [InlineData("esp32-s3-devkit", 26, true)]
    [InlineData("esp32-s3-devkit", 32, true)]
    [InlineData("esp32-s3-devkit", 33, false)]
    public async Task A_pin_of_the_flash_crashes_the_chip_which_begins_again(string kind, int pin, bool crashes)
    {
        foreach (Action take in (Action[])[
            () => new GpioController().OpenPin(pin, PinMode.Output),
            () => Configuration.SetPinFunction(pin, DeviceFunction.I2C1_DATA)])
        {
            ConcurrentQueue<string> lives = [];
            TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
            {
                Kind = BoardKind.All.Single(one => one.Name == kind),
                Program = () =>
                {
                    lives.Enqueue("begins");
                    if (lives.Count == 1)
                    {
                        take();
                        lives.Enqueue("goes on");
                    }

                    end.SetResult();
                },
            });
            vessel.PowerOn();
            await end.Task.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(["begins", crashes ? "begins" : "goes on"], lives);
            Assert.Equal(crashes, vessel.Log.Lines.Contains($"Crash: the chip reads its program through GPIO {pin}."));
        }
    }
}
