using System.Device.Gpio;
using Pairing.Firmware.Core.Buttons;

namespace Pairing.Firmware.Boards
{
    internal sealed class GpioButton : IButton
    {
        private readonly GpioPin _pin;

        public GpioButton(Board board)
        {
            _pin = new GpioController().OpenPin(board.Button, PinMode.InputPullUp);
        }

        public bool IsDown
        {
            get { return _pin.Read() == PinValue.Low; }
        }
    }
}
