namespace Pairing.Firmware.Boards
{
    /// <summary>A board as data: where things are soldered.</summary>
    internal sealed class Board
    {
        /// <summary>As the screen and the owner's phone show it.</summary>
        public string Name = "";

        public int I2cBus;
        public int I2cData;
        public int I2cClock;
        public int PanelAddress;
        public int PanelWidth;
        public int PanelHeight;

        /// <summary>Active low, with the chip's own pull-up.</summary>
        public int Button;
    }
}
