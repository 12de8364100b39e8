using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// What the settings say of the wires: judged by what the chip's pins can do, and by each other. The board's own pin takes
    /// the place of a wrong one, so that a panel that is wired right still shows what is wrong.
    /// </summary>
    internal sealed class Wiring
    {
        private const int FirstAddress = 8; // the I2C specification keeps those below and above for itself
        private const int LastAddress = 119;
        private const int Button = 3; // its place among the pins

        private readonly Board _board;
        private readonly string[] _names = new string[] { "sda", "scl", "panel_reset", "button", "panel power" };
        private readonly int[] _own;
        private readonly int[] _pins;
        private int _address;
        private Trouble? _trouble;

        public Wiring(Board board, WiringFile file)
        {
            _board = board;
            _own = new int[] { board.I2cData, board.I2cClock, board.PanelReset, board.Button, board.PanelPower };
            _pins = new int[]
            {
                Or(file.sda, board.I2cData),
                Or(file.scl, board.I2cClock),
                Or(file.panel_reset, board.PanelReset),
                Or(file.button, board.Button),
                board.PanelPower,
            };
            _address = Or(file.address, board.PanelAddress);
        }

        /// <summary>Wires the board, and returns the first thing that is wrong; null when nothing is.</summary>
        /// <param name="hasMemory">There is PSRAM on the pins that some modules use for it.</param>
        /// <param name="log">Told all that is wrong.</param>
        public Trouble? Connect(bool hasMemory, ILog log)
        {
            for (int i = 0; i < _pins.Length; i++)
            {
                // What is soldered may be on a boot pin: the button is.
                string fault = _pins[i] == _own[i] ? "" : Chip.Fault(_board.Chip, _pins[i], i != Button, hasMemory);
                if (fault.Length > 0)
                {
                    Refuse(i, Trouble.Of(Trouble.WrongPin, _names[i] + ": " + _pins[i] + fault), log);
                }
            }

            while (IsShared(log))
            {
            }

            if (_address < FirstAddress || _address > LastAddress)
            {
                _trouble = _trouble ?? Trouble.Of(Trouble.WrongPin, "address: 8 to 119, not " + _address);
                log.Line("pins: " + _trouble.Cause);
                _address = _board.PanelAddress;
            }

            _board.I2cData = _pins[0];
            _board.I2cClock = _pins[1];
            _board.PanelReset = _pins[2];
            _board.Button = _pins[Button];
            _board.PanelAddress = _address;
            foreach (int pin in _pins)
            {
                _board.Led = pin == _board.Led ? Board.None : _board.Led; // a wire goes before the light
            }

            if (Chip.Fault(_board.Chip, _board.Button, true, false) == Chip.InputOnly)
            {
                log.Line("pins: button " + _board.Button + " has no pull-up of its own; wire 10 kOhm to 3.3 V");
            }

            return _trouble;
        }

        /// <summary>Of two wires on one pin the first keeps it, where the settings have put the other there.</summary>
        private bool IsShared(ILog log)
        {
            for (int i = 0; i < _pins.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (_pins[i] == _pins[j] && _pins[i] != Board.None)
                    {
                        string cause = _names[j] + " and " + _names[i] + " both on " + _pins[i];
                        Refuse(_pins[i] == _own[i] ? j : i, Trouble.Of(Trouble.SharedPin, cause), log);
                        return true;
                    }
                }
            }

            return false;
        }

        private void Refuse(int i, Trouble trouble, ILog log)
        {
            _trouble = _trouble ?? trouble;
            _pins[i] = _own[i];
            log.Line("pins: " + trouble.Cause + " on " + _board.Name + ", "
                + (_own[i] == Board.None ? "none" : "" + _own[i]) + " instead");
        }

        private static int Or(int set, int usual)
        {
            return set == Board.None ? usual : set;
        }
    }
}
