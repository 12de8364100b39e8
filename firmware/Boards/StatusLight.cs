using System.Device.Gpio;

namespace Pairing.Firmware.Boards
{
    /// <summary>The board's own LED; a board that has none, or whose pin serves something else, stays dark.</summary>
    internal sealed class StatusLight
    {
        private readonly GpioPin? _pin;
        private readonly bool _isLitByLow;

        public StatusLight(Board board)
        {
            _isLitByLow = board.IsLedLitByLow;
            _pin = board.Led == Board.None ? null : new GpioController().OpenPin(board.Led, PinMode.Output);
        }

        public void Set(bool isLit)
        {
            _pin?.Write(isLit == _isLitByLow ? PinValue.Low : PinValue.High);
        }
    }
}
