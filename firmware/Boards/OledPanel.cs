using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Threading;
using Iot.Device.Ssd13xx;
using nanoFramework.Hardware.Esp32;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Boards
{
    internal sealed class OledPanel : IPanel
    {
        // Commands of the SSD1306 data sheet, the SH1106's alike; each with one byte after it but the last two
        private const byte ClockCommand = 0xD5;
        private const byte ContrastCommand = 0x81;
        private const byte RowsCommand = 0xA8;
        private const byte SupplyCommand = 0xAD;
        private const byte OffCommand = 0xAE;
        private const byte OnCommand = 0xAF;

        private const byte UsualClock = 0x80;
        private const byte CameraClock = 0xF0; // the fastest oscillator: the bands that a camera sees become thin
        private const byte CameraContrast = 0x40; // bright pixels bloom into their dark neighbours
        private const int PanelMilliseconds = 10; // for its power to rise, or its reset to be felt

        private readonly I2cDevice _wire;
        private readonly PanelModel _model;
        private readonly Ssd1306 _driver;
        private readonly GpioController _lines; // power and reset: they hold as long as it is there
        private byte _contrast = 0x7F;
        private bool _forCamera;
        private bool _isWhole; // the panel has taken all of the picture before

        private OledPanel(I2cDevice wire, PanelModel model, GpioController lines)
        {
            _wire = wire;
            _lines = lines;
            _model = model;
            _driver = model.IsSh1106 ? new Sh1106(wire, model.Resolution) : new Ssd1306(wire, model.Resolution);
            if (model.Supply != 0)
            {
                Command(RowsCommand, (byte)(model.Height - 1)); // the driver knows 64 and 32
                Command(SupplyCommand, model.Supply);
            }

            _driver.ClearScreen(); // its memory holds noise
        }

        public int Width
        {
            get { return _model.Width; }
        }

        public int Height
        {
            get { return _model.Height; }
        }

        /// <summary>Null when nothing answers at the address: the driver itself would not notice.</summary>
        public static OledPanel? Find(Board board)
        {
            GpioController lines = Wake(board);
            Configuration.SetPinFunction(board.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(board.I2cClock, DeviceFunction.I2C1_CLOCK);
            var wire = I2cDevice.Create(new I2cConnectionSettings(board.I2cBus, board.PanelAddress));
            if (wire.WriteByte(0).Status != I2cTransferStatus.FullTransfer)
            {
                wire.Dispose();
                return null;
            }

            return new OledPanel(wire, PanelModel.Find(board.Panel)!, lines);
        }

        public void Show(Canvas canvas, bool forCamera)
        {
            if (forCamera != _forCamera)
            {
                _forCamera = forCamera;
                Command(ClockCommand, forCamera ? CameraClock : UsualClock);
                Command(ContrastCommand, forCamera ? CameraContrast : _contrast);
            }

            bool isWhole = true;
            for (int page = _isWhole ? canvas.ChangedFrom >> 3 : 0; page << 3 < Height; page++)
            {
                isWhole &= Send(page, canvas.Bytes);
            }

            _isWhole = isWhole;
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

        /// <summary>Power and reset, of a panel that has pins for them.</summary>
        private static GpioController Wake(Board board)
        {
            var lines = new GpioController();
            if (board.PanelPower != Board.None)
            {
                lines.OpenPin(board.PanelPower, PinMode.Output).Write(PinValue.Low);
                Thread.Sleep(PanelMilliseconds);
            }

            if (board.PanelReset != Board.None)
            {
                GpioPin reset = lines.OpenPin(board.PanelReset, PinMode.Output);
                reset.Write(PinValue.Low);
                Thread.Sleep(PanelMilliseconds);
                reset.Write(PinValue.High);
                Thread.Sleep(PanelMilliseconds);
            }

            return lines;
        }

        /// <summary>Past the driver, which sends all pages whatever has changed: three milliseconds each.</summary>
        private bool Send(int page, byte[] picture)
        {
            int column = _model.Column + (_model.IsSh1106 ? 2 : 0);
            byte[] place = new byte[] { 0x00, (byte)(0xB0 + page), (byte)(column & 0x0F), (byte)(0x10 | column >> 4) };
            byte[] data = new byte[Width + 1];
            data[0] = 0x40; // the control byte: what follows is for the memory
            Array.Copy(picture, page * Width, data, 1, Width);
            return _wire.Write(place).Status == I2cTransferStatus.FullTransfer
                && _wire.Write(data).Status == I2cTransferStatus.FullTransfer;
        }

        /// <summary>Past the driver, whose SendCommand sends its frame buffer as commands.</summary>
        private void Command(byte command, byte value)
        {
            _wire.Write(new byte[] { 0x00, command, value });
        }
    }
}
