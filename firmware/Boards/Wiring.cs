using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Boards
{
    /// <summary>What the settings say of the wires: judged by what the chip's pins can do, and by each other.</summary>
    internal sealed class Wiring
    {
        private const int FirstAddress = 8; // the I2C specification keeps those below and above for itself
        private const int LastAddress = 119;
        private const int Button = 3; // its place among the pins

        private readonly Board _board;
        private readonly string[] _names = new string[] { "sda", "scl", "panel_reset", "button", "panel power" };
        private readonly int[] _pins;
        private readonly bool[] _areSet;
        private readonly int _address;

        public Wiring(Board board, WiringFile file)
        {
            _board = board;
            _pins = new int[]
            {
                Or(file.sda, board.I2cData),
                Or(file.scl, board.I2cClock),
                Or(file.panel_reset, board.PanelReset),
                Or(file.button, board.Button),
                board.PanelPower,
            };
            _areSet = new bool[]
            {
                file.sda != Board.None, file.scl != Board.None, file.panel_reset != Board.None, file.button != Board.None, false,
            };
            _address = Or(file.address, board.PanelAddress);
        }

        /// <summary>The first thing that is wrong; null when nothing is.</summary>
        public Trouble? Judge()
        {
            for (int i = 0; i < _pins.Length; i++)
            {
                string fault = _areSet[i] ? Fault(i) : "";
                if (fault.Length > 0)
                {
                    return Trouble.Of(Trouble.WrongPin, _names[i] + ": " + _pins[i] + fault);
                }
            }

            bool isAddress = _address >= FirstAddress && _address <= LastAddress;
            return Shared() ?? (isAddress ? null : Trouble.Of(Trouble.WrongPin, "address: 8 to 119, not " + _address));
        }

        /// <summary>The board as it is wired.</summary>
        public void Connect(ILog log)
        {
            _board.I2cData = _pins[0];
            _board.I2cClock = _pins[1];
            _board.PanelReset = _pins[2];
            _board.Button = _pins[Button];
            _board.PanelAddress = _address;
            foreach (int pin in _pins)
            {
                _board.Led = pin == _board.Led ? Board.None : _board.Led; // a wire goes before the light
            }

            if (_board.Chip.IsInput(_board.Button))
            {
                log.Line("pins: button " + _board.Button + " has no pull-up of its own; wire 10 kOhm to 3.3 V");
            }
        }

        private string Fault(int i)
        {
            return !_board.Chip.Has(_pins[i]) ? " is no pin here"
                : _board.Chip.IsOfFlash(_pins[i]) ? " is the flash's"
                : _board.Chip.IsInput(_pins[i]) && i != Button ? " is input only"
                : "";
        }

        private Trouble? Shared()
        {
            for (int i = 0; i < _pins.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (_pins[i] == _pins[j] && _pins[i] != Board.None)
                    {
                        return Trouble.Of(Trouble.SharedPin, _names[j] + " and " + _names[i] + " both on " + _pins[i]);
                    }
                }
            }

            return null;
        }

        private static int Or(int set, int usual)
        {
            return set == Board.None ? usual : set;
        }
    }
}
