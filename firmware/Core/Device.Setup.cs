using System.Text;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Core
{
    /// <summary>
    /// Without Wi-Fi, or when somebody asks for it by a press: a network of the board's own with a form in it. It opens and closes by
    /// a restart, since the chip's Wi-Fi does; what one life has to tell the next is in a note.
    /// </summary>
    public sealed partial class Device
    {
        private const int SetupMilliseconds = 600000; // it closes when nobody used it for so long
        private const int SavedMilliseconds = 2000; // for the answer to reach the phone
        private const int OfferAttempts = 3;

        private bool _isSetUp;
        private string _setupReason = "";

        private void OpenSetup(string reason, long now)
        {
            SetupNote.Open(_flash, reason);
            Go(DeviceState.SettingUp, now);
        }

        private void EnterSettingUp(long now)
        {
            _http.Abandon();
            _isSetUp = false;
            _setupReason = SetupNote.Read(_flash).Reason;
            _until = now + SetupMilliseconds;
            if (_setup.Access != null)
            {
                _log.Line("set-up: network " + _setup.Access.Name + " is open"); // its password stands on the screen alone
                _setup.Serve();
            }
            else
            {
                _log.Line("set-up: looking for networks");
                _setup.Open(SetupAccess.New(_random));
            }
        }

        private void SetUp(long now, bool pressed)
        {
            string? text = _setup.Take();
            if (text != null && !_isSetUp)
            {
                _until = now + SetupMilliseconds;
                _setup.Answer(AnswerSetup(SetupRequest.Read(text)));
                _until = _isSetUp ? now + SavedMilliseconds : _until;
            }
            else if (text != null)
            {
                _setup.Answer(SetupAnswer.Page(SetupPage.Saved(_network.Name)));
            }

            if (_setup.HasFailed)
            {
                Fail(Trouble.NoWifi, false, now);
            }
            else if (now >= _until || pressed)
            {
                CloseSetup();
            }
        }

        private void CloseSetup()
        {
            if (_isSetUp || _network.Name.Length > 0)
            {
                SetupNote.Forget(_flash);
            }
            else
            {
                SetupNote.Close(_flash); // else the next life would open it again at once
            }

            _log.Line("set-up: closed");
            _setup.Close();
        }

        private string AnswerSetup(SetupRequest? request)
        {
            if (request == null)
            {
                return SetupAnswer.Refused("400 Bad Request");
            }

            if (request.Method == "GET")
            {
                return request.Path == "/" ? SetupAnswer.Page(SetupPage.Form(Deployed(), _setup.Networks, _setupReason)) : SetupAnswer.ToForm();
            }

            if (request.Method != "POST" || request.Path != "/save")
            {
                return SetupAnswer.Refused("405 Method Not Allowed");
            }

            return request.IsFromItsOwnPage ? Save(SetupForm.Read(request.Body, _network.Name)) : SetupAnswer.Refused("403 Forbidden");
        }

        private string Save(SetupForm form)
        {
            string problem = form.Problem();
            if (problem.Length == 0)
            {
                // The server first: a cut between the two leaves a board that asks again.
                _isSetUp = KeepServer(form) && (form.KeepsPassword || _setup.Keep(form.Network, form.Password));
                problem = _isSetUp ? "" : "The board's flash refuses to keep it. Try again.";
            }

            _log.Line(_isSetUp ? "set-up: saved" : "set-up: " + problem);
            return SetupAnswer.Page(_isSetUp ? SetupPage.Saved(form.Network) : SetupPage.Form(form, _setup.Networks, problem));
        }

        private bool KeepServer(SetupForm form)
        {
            byte[]? old = _flash.Read(SettingsFile.FileName);
            string json = old == null ? "" : Encoding.UTF8.GetString(old, 0, old.Length);
            string server = DeviceSettings.Trim(form.ServerUrl);
            if (_settings == null || _settings.Server != server)
            {
                // Another server's endpoints are of no use to this one.
                json = SettingsText.With(json, "device_authorization_endpoint", "\"\"");
                json = SettingsText.With(json, "token_endpoint", "\"\"");
            }

            json = SettingsText.With(json, "plain_http", form.IsPlainHttp ? "true" : "false");
            return SettingsStore.Write(_flash, SettingsText.With(json, "server", "\"" + server + "\""));
        }

        /// <summary>The form as it is first seen: what the board has so far, but for the password.</summary>
        private SetupForm Deployed()
        {
            return new SetupForm
            {
                Network = _network.Name,
                Deployed = _network.Name,
                Server = _settings == null ? "" : _settings.Server,
                IsPlainHttp = _settings != null && _settings.IsPlainHttp,
            };
        }
    }
}
