namespace Pairing.Firmware.Core
{
    /// <summary>What the device knows of the board that it runs on: names to show, and what the screen has room for.</summary>
    public sealed class Hardware
    {
        /// <summary>As the screen and the owner's phone show it.</summary>
        public string Board = "";

        /// <summary>The panel as the settings name it.</summary>
        public string Panel = "";

        /// <summary>0 where no panel answers.</summary>
        public int PanelWidth;

        public int PanelHeight;

        /// <summary>The settings ask for the test pattern at each start.</summary>
        public bool ShowsPattern;

        /// <summary>What the settings say of the board and cannot be; null when all is well.</summary>
        public Trouble? Trouble;
    }
}
