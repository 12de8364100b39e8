using Pairing.Firmware.Core.Keeping;
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
        private readonly SettingsKeeper _settings;
        private readonly ILog _log;
        private bool _isSaved;
        private string _reason = "";

        public SetupDialog(ISetupNetwork setup, INetwork network, IFlash flash, SettingsKeeper settings, ILog log)
        {
            _setup = setup;
            _network = network;
            _flash = flash;
            _settings = settings;
            _log = log;
        }

        public bool IsSaved
        {
            get { return _isSaved; }
        }

        /// <summary>There is one to join, from the form or from before.</summary>
        public bool HasNetwork
        {
            get { return _isSaved || _network.Name.Length > 0; }
        }

        /// <param name="reason">Why the form is needed; empty for none.</param>
        public void Begin(string reason)
        {
            _isSaved = false;
            _reason = reason;
        }

        /// <summary>The response to a request, both as HTTP/1.1.</summary>
        public string Respond(string text)
        {
            return _isSaved ? SetupResponse.Page(SetupPage.Saved(_network.Name)) : Respond(SetupRequest.Read(text));
        }

        private string Respond(SetupRequest? request)
        {
            if (request == null)
            {
                return SetupResponse.Refused("400 Bad Request");
            }

            if (request.Method != "POST" || request.Path != "/save")
            {
                // Whatever a phone looks for, on whatever host: by a redirect it knows that a form is to be filled in
                return request.Method == "GET" && request.Path == "/" && request.IsToTheBoard
                    ? SetupResponse.Page(SetupPage.Form(Deployed(), _setup.Networks, _reason))
                    : SetupResponse.ToForm();
            }

            return request.IsFromItsOwnPage
                ? Save(SetupForm.Read(request.Body, _network.Name, _setup.Networks))
                : SetupResponse.Refused("403 Forbidden");
        }

        private string Save(SetupForm form)
        {
            string problem = form.Problem();
            if (problem.Length == 0)
            {
                // The server first: a cut between the two leaves a board that asks again.
                _isSaved = SaveServer(form) && (form.KeepsPassword || _setup.Save(form.Network, form.Password));
                problem = _isSaved ? "" : "The board's flash refuses to save it. Try again.";
            }

            _log.Line("setup: " + (_isSaved ? "saved" : problem));
            return SetupResponse.Page(_isSaved ? SetupPage.Saved(form.Network) : SetupPage.Form(form, _setup.Networks, problem));
        }

        private bool SaveServer(SetupForm form)
        {
            byte[]? old = _flash.Read(SettingsFile.FileName);
            string json = Changed(old == null ? "" : TextFile.Read(old), form);
            return SettingsStore.Write(_flash, IsReadable(json, form) ? json : Changed("", form));
        }

        private string Changed(string json, SetupForm form)
        {
            if (!_settings.IsLoaded || _settings.Current.Server != form.ServerUrl)
            {
                // Another server's endpoints are of no use to this one.
                json = SettingsText.With(json, "device_authorization_endpoint", "\"\"");
                json = SettingsText.With(json, "token_endpoint", "\"\"");
            }

            json = SettingsText.With(json, "plain_http", form.IsPlainHttp ? "true" : "false");
            return SettingsText.With(json, "server", "\"" + form.ServerUrl + "\"");
        }

        /// <summary>Whether the next start will find what is in the form.</summary>
        private static bool IsReadable(string json, SetupForm form)
        {
            DeviceSettings? read = DeviceSettings.Parse(json);
            return read != null && read.Server == form.ServerUrl && SettingsFile.Read(new WiringFile(), json) == null;
        }

        /// <summary>The form as it is first seen: what the board has so far, but for the password.</summary>
        private SetupForm Deployed()
        {
            return new SetupForm
            {
                Network = _network.Name,
                Deployed = _network.Name,
                Server = _settings.IsLoaded ? _settings.Current.Server : "",
                IsPlainHttp = _settings.IsLoaded && _settings.Current.IsPlainHttp,
            };
        }
    }
}
