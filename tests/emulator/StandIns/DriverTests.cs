extern alias board;
using System.Collections.Concurrent;
using board::Iot.Device.Ssd13xx;
using board::Iot.Device.Ssd13xx.Commands.Ssd1306Commands;
using board::nanoFramework.Hardware.Esp32;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Panel;
using board::System.Device.I2c;
using Pairing.Emulator.Tests.Board;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>device-api/FACTS.md, sections 2 and 3: the display driver and the bus, by the bytes that they send.</summary>
public class DriverTests
{
    [Fact]
    public async Task Its_constructor_sends_26_bytes_in_one_write_and_nothing_else()
    {
        List<byte[]> writes = await WritesOf(_ => { });
        Assert.Equal(26, Assert.Single(writes).Length);
    }

    [Fact]
    public async Task Display_sends_for_each_page_where_it_goes_and_128_bytes()
    {
        List<byte[]> writes = await WritesOf(driver => driver.Display());
        Assert.Equal(17, writes.Count);
        for (int page = 0; page < 8; page++)
        {
            Assert.Equal([0x00, (byte)(0xB0 + page), 0x00, 0x10], writes[1 + (page * 2)]);
            Assert.Equal(129, writes[2 + (page * 2)].Length);
            Assert.Equal(0x40, writes[2 + (page * 2)][0]);
        }
    }

    [Fact]
    public async Task A_filled_rectangle_is_one_row_too_high()
    {
        List<byte[]> writes = await WritesOf(driver =>
        {
            driver.DrawFilledRectangle(0, 0, 1, 2);
            driver.Display();
        });
        Assert.Equal(0b111, writes[2][1]);
    }

    [Fact]
    public async Task A_command_sends_the_whole_buffer_and_spoils_the_picture()
    {
        List<byte[]> writes = await WritesOf(driver =>
        {
            driver.SendCommand(new SetDisplayOff());
            driver.Display();
        });
        Assert.Equal(1028, writes[1].Length);
        Assert.Equal([0x00, 0xAE], writes[1][..2]);
        Assert.Equal([0x40, 0x00, 0xAE], writes[3][..3]); // the first two bytes of the picture
    }

    [Fact]
    public async Task A_missing_panel_is_a_status_and_drawing_on_it_no_exception() => Assert.Equal(
        I2cTransferStatus.SlaveAddressNotAcknowledged,
        await OnBoard.RunAsync(
            () =>
            {
                I2cDevice wire = Wire();
                new Ssd1306(wire).ClearScreen();
                return wire.WriteByte(0).Status;
            },
            OnBoard.Plain with { Panel = null }));

    [Fact]
    public async Task On_other_pins_nobody_answers() => Assert.Equal(
        I2cTransferStatus.SlaveAddressNotAcknowledged,
        await OnBoard.RunAsync(() => I2cDevice.Create(new I2cConnectionSettings(1, 0x3C)).WriteByte(0).Status));

    [Fact]
    public async Task Bus_0_does_not_exist() => Assert.IsType<ArgumentException>(
        await OnBoard.ThrownByAsync(() => I2cDevice.Create(new I2cConnectionSettings(0, 0x3C))));

    [Fact]
    public async Task What_is_drawn_through_the_driver_stands_on_the_panel()
    {
        bool[] seen = await OnBoard.RunAsync(vessel =>
        {
            var driver = new Ssd1306(Wire());
            driver.ClearScreen();
            driver.DrawPixel(127, 63);
            driver.Display();
            return new[] { vessel.Panel.Picture[127, 63], vessel.Panel.Picture[126, 63], vessel.Panel.Picture[0, 0] };
        });
        Assert.Equal([true, false, false], seen);
    }

    private static I2cDevice Wire()
    {
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
        return I2cDevice.Create(new I2cConnectionSettings(1, 0x3C));
    }

    private static Task<List<byte[]>> WritesOf(Action<Ssd1306> use) => OnBoard.RunAsync(vessel =>
    {
        var ear = new Ear();
        vessel.Bus.Connect(0x3C, ear);
        use(new Ssd1306(Wire()));
        return ear.CapturedRequest.ToList();
    });

    private sealed class Ear : IBusDevice
    {
        public ConcurrentQueue<byte[]> CapturedRequest { get; } = [];

        public void Receive(byte[] bytes) => CapturedRequest.Enqueue(bytes);
    }
}
