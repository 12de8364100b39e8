using System.Text;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>
    /// Changes the settings file and the certificate so that a power cut leaves the old text or the new one. The new text goes
    /// into a record of its own first; a record that is whole at the next start is copied once more.
    /// </summary>
    public static class SettingsStore
    {
        private const string SettingsRecord = "pairing";
        private const string CertificateRecord = "ca";

        /// <summary>False when the flash refuses; the old settings may then stand.</summary>
        public static bool Write(IFlash flash, string json)
        {
            return new Slots(flash, SettingsRecord).Write(Encoding.UTF8.GetBytes(json)) && Finish(flash);
        }

        /// <summary>False when the flash refuses; the old certificate may then stand. Empty: none.</summary>
        public static bool WriteCertificate(IFlash flash, string pem)
        {
            return new Slots(flash, CertificateRecord).Write(Encoding.UTF8.GetBytes(pem)) && Finish(flash);
        }

        /// <summary>Ends what a power cut has interrupted; to be called before the settings are read.</summary>
        public static bool Finish(IFlash flash)
        {
            return Finish(flash, new Slots(flash, CertificateRecord), SettingsFile.CertificateName)
                && Finish(flash, new Slots(flash, SettingsRecord), SettingsFile.FileName);
        }

        private static bool Finish(IFlash flash, Slots record, string file)
        {
            byte[]? text = record.Read();
            return text == null
                || (flash.Write(file, text) && Bytes.AreEqual(flash.Read(file), text) && record.Wipe());
        }
    }
}
