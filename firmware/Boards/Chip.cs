namespace Pairing.Firmware.Boards
{
    /// <summary>A chip's pins as data, by Espressif's data sheets.</summary>
    internal sealed class Chip
    {
        /// <summary>Its pins are 0 to this.</summary>
        public int LastPin;

        /// <summary>Numbers below the last that no pin has, with spaces around each.</summary>
        public string Missing = "";

        /// <summary>The chip reads its own program through these pins; driving one stops it.</summary>
        public int FirstFlashPin;

        public int LastFlashPin;

        /// <summary>From here on pins are inputs, without a pull-up of their own.</summary>
        public int FirstInput = int.MaxValue;

        public static Chip Esp32
        {
            get
            {
                return new Chip
                {
                    LastPin = 39,
                    Missing = " 20 24 28 29 30 31 ",
                    FirstFlashPin = 6,
                    LastFlashPin = 11,
                    FirstInput = 34,
                };
            }
        }

        /// <summary>11 feeds the flash.</summary>
        public static Chip Esp32C3
        {
            get { return new Chip { LastPin = 21, FirstFlashPin = 11, LastFlashPin = 17 }; }
        }

        /// <summary>
        /// With eight data lines to its memory, 33 to 37 are taken too; the firmware cannot see which module it is.
        /// </summary>
        public static Chip Esp32S3
        {
            get { return new Chip { LastPin = 48, Missing = " 22 23 24 25 ", FirstFlashPin = 26, LastFlashPin = 32 }; }
        }

        public bool Has(int pin)
        {
            return pin >= 0 && pin <= LastPin && Missing.IndexOf(" " + pin + " ") < 0;
        }

        public bool IsOfFlash(int pin)
        {
            return pin >= FirstFlashPin && pin <= LastFlashPin;
        }

        public bool IsInput(int pin)
        {
            return pin >= FirstInput;
        }
    }
}
