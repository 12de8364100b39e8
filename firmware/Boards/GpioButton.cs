using System;
using System.Device.Gpio;
using Pairing.Firmware.Core.Buttons;

namespace Pairing.Firmware.Boards
{
    /// <summary>The chip itself waits until the contact is at rest, and its event comes between the turns of the loop.</summary>
    internal sealed class GpioButton : IButton
    {
        private readonly GpioPin _pin;
        private bool _hasFallen;

        public GpioButton(Board board)
        {
            _pin = new GpioController().OpenPin(board.Button, PinMode.InputPullUp);
            _pin.DebounceTimeout = TimeSpan.FromMilliseconds(Press.Debounce);
            _pin.ValueChanged += OnChanged;
        }

        public bool IsDown
        {
            get { return _pin.Read() == PinValue.Low; }
        }

        public bool TryTakeFall()
        {
            bool hasFallen = _hasFallen;
            _hasFallen = false;
            return hasFallen;
        }

        private void OnChanged(object sender, PinValueChangedEventArgs e)
        {
            if (e.ChangeType == PinEventTypes.Falling)
            {
                _hasFallen = true;
            }
        }
    }
}
