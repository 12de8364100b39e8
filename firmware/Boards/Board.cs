namespace Pairing.Firmware.Boards
{
    /// <summary>A board as data: where things are soldered. docs/boards.md tells how to add one.</summary>
    internal sealed class Board
    {
        /// <summary>For a pin that the board does not have.</summary>
        public const int None = -1;

        /// <summary>As the settings file spells it.</summary>
        public string Key = "";

        /// <summary>As the screen and the owner's phone show it.</summary>
        public string Name = "";

        /// <summary>One of <see cref="Boards.Chip"/>: which pins there are, and what they can do.</summary>
        public string Chip = Boards.Chip.Esp32;

        public int I2cBus = 1;
        public int I2cData;
        public int I2cClock;

        /// <summary>A name of <see cref="PanelModel"/>; a board without a panel of its own names what is bought most.</summary>
        public string Panel = PanelModel.Usual;

        public int PanelAddress = 0x3C;

        /// <summary>Low resets the panel.</summary>
        public int PanelReset = None;

        /// <summary>Low gives the panel its power.</summary>
        public int PanelPower = None;

        /// <summary>Active low, with the chip's own pull-up.</summary>
        public int Button;

        /// <summary>A light that the firmware may blink with.</summary>
        public int Led = None;

        public bool IsLedLitByLow;
    }
}
