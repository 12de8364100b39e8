using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>The members of pairing.json about the board, its pins and its panel; the device reads all others.</summary>
    public sealed class WiringFile
    {
        private const int Unset = -1;

        /// <summary>Which board this is, where its chip does not tell; docs/boards.md lists them.</summary>
        public string board = "";

        // What is wired differently from the board's own description
        public string panel = "";
        public int address = Unset;
        public int sda = Unset;
        public int scl = Unset;
        public int button = Unset;
        public int panel_reset = Unset;

        /// <summary>Shows the test pattern at each start.</summary>
        public bool test_pattern;

        /// <summary>As far as it can be read; the device itself finds out whether there is a file at all.</summary>
        public static WiringFile Read(IFlash flash, out Trouble? wrongValue)
        {
            WiringFile file = new WiringFile();
            Trouble? trouble = SettingsFile.Read(file, flash);
            wrongValue = trouble != null && trouble.Code == Trouble.WrongValue ? trouble : null;
            return file;
        }
    }
}
