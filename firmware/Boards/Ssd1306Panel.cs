using System.Device.I2c;
using Iot.Device.Ssd13xx;
using nanoFramework.Hardware.Esp32;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Boards
{
    internal sealed class Ssd1306Panel : IPanel
    {
        // Commands of the SSD1306 data sheet, each with one byte after it but the last two
        private const byte ClockCommand = 0xD5;
        private const byte ContrastCommand = 0x81;
        private const byte OffCommand = 0xAE;
        private const byte OnCommand = 0xAF;

        private const byte UsualClock = 0x80;
        private const byte CameraClock = 0xF0; // the fastest oscillator: the bands that a camera sees become thin
        private const byte CameraContrast = 0x40; // bright pixels bloom into their dark neighbours

        private readonly I2cDevice _wire;
        private readonly Ssd1306 _driver;
        private byte _contrast = 0x7F;
        private bool _forCamera;

        private Ssd1306Panel(I2cDevice wire, Board board)
        {
            _wire = wire;
            Width = board.PanelWidth;
            Height = board.PanelHeight;
            _driver = new Ssd1306(wire, Height == 32 ? Ssd13xx.DisplayResolution.OLED128x32 : Ssd13xx.DisplayResolution.OLED128x64);
        }

        public int Width { get; }

        public int Height { get; }

        /// <summary>Null when nothing answers at the address: the driver itself would not notice.</summary>
        public static Ssd1306Panel? Find(Board board)
        {
            Configuration.SetPinFunction(board.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(board.I2cClock, DeviceFunction.I2C1_CLOCK);
            I2cDevice wire = I2cDevice.Create(new I2cConnectionSettings(board.I2cBus, board.PanelAddress));
            if (wire.WriteByte(0).Status != I2cTransferStatus.FullTransfer)
            {
                wire.Dispose();
                return null;
            }

            return new Ssd1306Panel(wire, board);
        }

        public void Show(Canvas canvas, bool forCamera)
        {
            if (forCamera != _forCamera)
            {
                _forCamera = forCamera;
                Command(ClockCommand, forCamera ? CameraClock : UsualClock);
                Command(ContrastCommand, forCamera ? CameraContrast : _contrast);
            }

            _driver.DrawDirectAligned(0, 0, Width, Height, canvas.Bytes);
            _driver.Display();
        }

        public void SetContrast(byte contrast)
        {
            _contrast = contrast;
            Command(ContrastCommand, _forCamera ? CameraContrast : contrast);
        }

        public void SetPower(bool on)
        {
            _wire.Write(new byte[] { 0x00, on ? OnCommand : OffCommand });
        }

        /// <summary>Past the driver, whose SendCommand sends its frame buffer as commands.</summary>
        private void Command(byte command, byte value)
        {
            _wire.Write(new byte[] { 0x00, command, value });
        }
    }
}
