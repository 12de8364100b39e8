using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>The settings in force.</summary>
    public sealed class SettingsKeeper
    {
        private readonly IFlash _flash;
        private DeviceSettings? _current;
        private Trouble? _trouble;

        public SettingsKeeper(IFlash flash)
        {
            _flash = flash;
        }

        public bool IsLoaded
        {
            get { return _current != null; }
        }

        /// <summary>Only where they are loaded.</summary>
        public DeviceSettings Current
        {
            get { return _current!; }
        }

        /// <summary>Why they are not loaded.</summary>
        public Trouble Trouble
        {
            get { return _trouble!; }
        }

        /// <summary>Empty while none are loaded.</summary>
        public string DeviceName
        {
            get { return _current == null ? "" : _current.Name; }
        }

        public void Load()
        {
            SettingsStore.Finish(_flash);
            _current = DeviceSettings.Read(_flash, out _trouble);
        }
    }
}
