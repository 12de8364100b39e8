using System.Text;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>The form's part of the settings: what it shows of them, and what it changes in them.</summary>
    internal static class FormSettings
    {
        /// <summary>What the board has so far, but for passwords and secrets.</summary>
        /// <param name="network">The one that the board joins; empty for none.</param>
        public static SetupForm Read(IFlash flash, string network)
        {
            SettingsFile file = Parse(TextFile.Read(flash, SettingsFile.FileName), out Trouble? _);
            return new SetupForm
            {
                Network = network,
                Deployed = network,
                Name = file.name,
                Server = file.server,
                IsPlainHttp = file.plain_http,
                Provider = file.provider,
                ClientId = file.client_id,
                Tenant = Tenant(file),
                Certificate = SetupForm.Lines(TextFile.Read(flash, SettingsFile.CertificateName)),
            };
        }

        /// <summary>The settings' JSON text with what is in the form; a text that the board cannot read is replaced.</summary>
        public static string Change(string json, SetupForm form, out Trouble? trouble)
        {
            string changed = Change(json, Parse(json, out Trouble? _), form);
            SettingsFile file = Parse(changed, out trouble);
            if (trouble != null || file.server != form.ServerUrl)
            {
                changed = Change("", new SettingsFile(), form);
                file = Parse(changed, out trouble);
            }

            DeviceSettings.Judge(file, ref trouble);
            return changed;
        }

        private static string Change(string json, SettingsFile file, SetupForm form)
        {
            // What was set for one server or provider is of no use for another
            bool isOther = form.Provider != file.provider;
            if (isOther || form.ServerUrl != file.server)
            {
                json = With(json, "device_authorization_endpoint", "", file.device_authorization_endpoint);
                json = With(json, "token_endpoint", "", file.token_endpoint);
                json = With(json, "refresh_endpoint", "", file.refresh_endpoint);
            }

            if (isOther)
            {
                json = With(json, "scope", "", file.scope);
                json = With(json, "scope_data", "", file.scope_data);
            }

            if (isOther || form.ClientSecret.Length > 0)
            {
                json = With(json, "client_secret", form.ClientSecret, file.client_secret);
            }

            if (form.Tenant != Tenant(file))
            {
                json = With(json, "realm", "", file.realm);
                json = With(json, "tenant", form.Tenant, file.tenant);
            }

            json = With(json, "provider", form.Provider, file.provider);
            json = With(json, "client_id", form.ClientId, file.client_id);
            json = With(json, "name", form.Name, file.name);
            json = SettingsText.With(json, "plain_http", form.IsPlainHttp ? "true" : "false");
            return With(json, "server", form.ServerUrl, file.server);
        }

        private static string With(string json, string name, string value, string before)
        {
            return value == before ? json : SettingsText.With(json, name, Quote(value));
        }

        private static string Quote(string text)
        {
            return "\"" + new StringBuilder(text).Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
        }

        /// <summary>As far as it can be read, by the board's wiring too.</summary>
        private static SettingsFile Parse(string json, out Trouble? trouble)
        {
            var file = new SettingsFile();
            trouble = SettingsFile.Read(file, json) ?? SettingsFile.Read(new WiringFile(), json);
            return file;
        }

        private static string Tenant(SettingsFile file)
        {
            return file.realm.Length > 0 ? file.realm : file.tenant;
        }
    }
}
