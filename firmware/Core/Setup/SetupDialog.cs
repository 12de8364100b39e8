using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>The setup form: shows it, checks what comes back, and saves it.</summary>
    public sealed class SetupDialog
    {
        private readonly ISetupNetwork _setup;
        private readonly INetwork _network;
        private readonly IFlash _flash;
        private readonly ILog _log;
        private string _problem = "";
        private SetupForm? _typed;

        public SetupDialog(ISetupNetwork setup, INetwork network, IFlash flash, ILog log)
        {
            _setup = setup;
            _network = network;
            _flash = flash;
            _log = log;
        }

        /// <summary>This class alone sets it.</summary>
        public bool IsSaved;

        /// <summary>There is one to join, from the form or from before.</summary>
        public bool HasNetwork
        {
            get { return IsSaved || _network.Name.Length > 0; }
        }

        /// <param name="reason">Why the form is needed; empty for none.</param>
        public void Begin(string reason)
        {
            IsSaved = false;
            _problem = reason;
            _typed = null;
        }

        /// <summary>The response to a request, both as HTTP/1.1.</summary>
        public string Respond(string text)
        {
            SetupRequest? request = SetupRequest.Read(text);
            if (request == null)
            {
                return SetupResponse.Refused("400 Bad Request");
            }

            bool isRescan = request.Path == "/scan";
            if (!IsSaved && request.Method == "POST" && (isRescan || request.Path == "/save"))
            {
                if (!request.IsFromItsOwnPage)
                {
                    return SetupResponse.Refused("403 Forbidden");
                }

                SetupForm before = Deployed();
                _typed = SetupForm.Read(request.Body, before, _setup.Networks);
                _problem = "";
                if (isRescan)
                {
                    _setup.Scan();
                    return SetupResponse.Page(SetupPage.Looking());
                }

                Save(_typed, before.Certificate);
            }
            else if (!IsSaved && (request.Method != "GET" || request.Path != "/" || !request.IsToTheBoard))
            {
                // Whatever a phone looks for, on whatever host: by a redirect it knows that a form is to be filled in
                return SetupResponse.ToForm();
            }

            return SetupResponse.Page(IsSaved
                ? SetupPage.Saved(_typed!.Network)
                : SetupPage.Form(_typed ?? Deployed(), _setup.Networks, _problem));
        }

        /// <param name="form">What was typed.</param>
        /// <param name="certificate">The one that the board has; empty for none.</param>
        private void Save(SetupForm form, string certificate)
        {
            string json = FormSettings.Change(TextFile.Read(_flash, SettingsFile.FileName), form, out Trouble? trouble);
            string problem = form.Problem();
            problem = problem.Length > 0 ? problem
                : form.Certificate.Length > 0 && !_setup.CanRead(form.Certificate)
                    ? "This is no certificate. Paste all of it, from BEGIN to END."
                : trouble != null ? SetupForm.Problem(trouble)
                // The network last: a cut before it leaves a board that asks again.
                : (form.Certificate == certificate || SettingsStore.WriteCertificate(_flash, form.Certificate))
                    && SettingsStore.Write(_flash, json)
                    && (form.KeepsPassword || _setup.Save(form.Network, form.Password)) ? ""
                : "The board's flash refuses to save it. Try again.";
            IsSaved = problem.Length == 0;
            _problem = problem;
            _log.Line("setup: " + (IsSaved ? "saved" : problem));
        }

        private SetupForm Deployed()
        {
            return FormSettings.Read(_flash, _network.Name);
        }
    }
}
