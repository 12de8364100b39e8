namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// A chip's pins as data, by Espressif's data sheets, from 0 on: "." is free, "-" no pin. What the other letters stand for
    /// can stop the board, or shut nanoff out, when a wire hangs there; docs/boards.md tells how.
    /// </summary>
    public static class Chip
    {
        /// <summary>5 and 15 are read at power-on too, but only choose what the chip says then.</summary>
        public const string Esp32 = "bsbs..ffffffb...mm..-...-...----..iiiiii";

        /// <summary>9 is BOOT on all boards.</summary>
        public const string Esp32C3 = "..b.....bb.fffffffuuss";

        /// <summary>3 is read at power-on too, but only by debuggers.</summary>
        public const string Esp32S3 = "b..................uu.----fffffffmmmmm.....ssbb..";

        /// <summary>A button may be there all the same.</summary>
        public const string InputOnly = " is input only";

        /// <summary>Why a wire cannot be on this pin; empty when it can.</summary>
        /// <param name="chip">One of those above.</param>
        /// <param name="pin">A GPIO number; any number.</param>
        /// <param name="isOutput">A button only needs an input.</param>
        /// <param name="hasMemory">The module has PSRAM on the pins that some use for it.</param>
        public static string Fault(string chip, int pin, bool isOutput, bool hasMemory)
        {
            switch (pin < 0 || pin >= chip.Length ? '-' : chip[pin])
            {
                case '-': return " is no pin here";
                case 'f': return " is the flash's";
                case 'm': return hasMemory ? " is the PSRAM's" : "";
                case 'b': return " is a boot pin";
                case 's': return " is the serial port's";
                case 'u': return " is the USB port's";
                case 'i': return isOutput ? InputOnly : "";
                default: return "";
            }
        }
    }
}
