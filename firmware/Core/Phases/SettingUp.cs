using System.Text;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>
    /// Without Wi-Fi, or after a press: a network of the board's own with a form in it. It opens and closes by a restart, since
    /// the chip's Wi-Fi does; a note tells the next life why.
    /// </summary>
    public sealed class SettingUp : Phase
    {
        private const int UnusedMilliseconds = 600000; // it closes when nobody used it for so long
        private const int SavedMilliseconds = 2000; // for the response to reach the phone

        private readonly SetupDialog _dialog;
        private readonly ISetupNetwork _setup;
        private readonly IFlash _flash;
        private readonly IRandom _random;

        public SettingUp(
            PhaseBook phases, SetupDialog dialog, ISetupNetwork setup, IFlash flash, IRandom random)
            : base(phases)
        {
            _dialog = dialog;
            _setup = setup;
            _flash = flash;
            _random = random;
        }

        /// <summary>
        /// True when the life before has opened the setup network, and it is still needed. What was deployed since wins: it
        /// closes. A device that has all it needs also wins over a network that did not close.
        /// </summary>
        /// <param name="isDeployed">There are a network to join and settings.</param>
        public bool TryResume(bool isDeployed)
        {
            bool isOpen = _setup.Access != null;
            if (isOpen && isDeployed)
            {
                SetupNote note = SetupNote.Read(_flash);
                isOpen = note.IsOpen;
                if (isOpen && note.Deployed != Deployed())
                {
                    Log.Line("setup: deployed since");
                    Close();
                    isOpen = false; // the restart may take a moment
                }
            }

            return isOpen;
        }

        /// <param name="reason">For the form: why it is needed.</param>
        public Phase Open(string reason)
        {
            SetupNote.Open(_flash, reason, Deployed());
            return this;
        }

        /// <summary>No Wi-Fi is deployed. Where the setup network has closed by itself, it waits for a press.</summary>
        public Phase OpenOnce()
        {
            if (!SetupNote.Read(_flash).IsClosed)
            {
                return Open("");
            }

            SetupNote.Forget(_flash); // the next start opens it
            return Phases.InTrouble.For(Trouble.Of(Trouble.NoWifi), false);
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            string? text = _setup.TryTake();
            if (text != null)
            {
                DueAt = _dialog.IsSaved ? DueAt : now + UnusedMilliseconds;
                bool wasSaved = _dialog.IsSaved;
                _setup.Respond(_dialog.Respond(text));
                DueAt = _dialog.IsSaved && !wasSaved ? now + SavedMilliseconds : DueAt;
            }

            if (_setup.HasFailed)
            {
                return Phases.InTrouble.For(Trouble.Of(Trouble.NoWifi), false);
            }

            if (now >= DueAt || isPressed)
            {
                Close();
            }

            return this;
        }

        protected override void Enter(long now)
        {
            Link.Abandon();
            _dialog.Begin(SetupNote.Read(_flash).Reason);
            DueAt = now + UnusedMilliseconds;
            SetupAccess? access = _setup.Access;
            if (access != null)
            {
                Screen = new SetupScreen
                {
                    Network = access.Name,
                    Password = access.Password,
                    QrText = access.QrText,
                    Address = SetupAccess.Address,
                };
                Log.Line("setup: network " + access.Name + " is open"); // its password is on the screen only
                _setup.Serve();
            }
            else
            {
                Screen = new SetupScreen();
                Log.Line("setup: looking for networks");
                _setup.Open(SetupAccess.New(_random));
            }
        }

        private string Deployed()
        {
            byte[] station = Encoding.UTF8.GetBytes(_setup.Station);
            byte[] file = _flash.Read(SettingsFile.FileName) ?? new byte[0];
            return Crc32.Of(station, station.Length) + " " + Crc32.Of(file, file.Length);
        }

        private void Close()
        {
            if (_dialog.HasNetwork)
            {
                SetupNote.Forget(_flash);
            }
            else
            {
                SetupNote.Close(_flash); // else the next life would open it again at once
            }

            Log.Line("setup: closed");
            _setup.Close();
        }
    }
}
