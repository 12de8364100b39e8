using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>The settings in force.</summary>
    public sealed class SettingsKeeper
    {
        /// <summary>Only where they are loaded. This class alone sets it, and what follows.</summary>
        public DeviceSettings Current = null!;

        /// <summary>Why they are not loaded.</summary>
        public Trouble Trouble = null!;

        private readonly IFlash _flash;

        public SettingsKeeper(IFlash flash)
        {
            _flash = flash;
        }

        public bool IsLoaded
        {
            get { return Current != null; }
        }

        public void Load()
        {
            Current = DeviceSettings.Read(_flash, out Trouble? trouble)!;
            Trouble = trouble!;
        }
    }
}
