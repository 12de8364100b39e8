using System.Text;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>
    /// Changes the settings file so that a power cut leaves the old one or the new one. The new text goes into a record of its
    /// own first; a record that is whole at the next start is copied once more.
    /// </summary>
    public static class SettingsStore
    {
        private const string RecordName = "pairing";

        /// <summary>False when the flash refuses; the old settings may then stand.</summary>
        public static bool Write(IFlash flash, string json)
        {
            return new Slots(flash, RecordName).Write(Encoding.UTF8.GetBytes(json)) && Finish(flash);
        }

        /// <summary>Ends what a power cut has interrupted; to be called before the settings are read.</summary>
        public static bool Finish(IFlash flash)
        {
            var record = new Slots(flash, RecordName);
            byte[]? text = record.Read();
            if (text == null)
            {
                return true;
            }

            if (!flash.Write(SettingsFile.FileName, text))
            {
                return false;
            }

            return Bytes.AreEqual(flash.Read(SettingsFile.FileName), text) && record.Wipe();
        }
    }
}
