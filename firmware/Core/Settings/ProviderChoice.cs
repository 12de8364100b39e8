using Pairing.Firmware.Core.Providers;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>A provider's data and what the settings say instead.</summary>
    internal sealed class ProviderChoice
    {
        private const string Tenant = "{}";

        private readonly SettingsFile _file;
        private readonly Provider _provider;
        private readonly string _tenant;

        public ProviderChoice(SettingsFile file, Provider provider)
        {
            _file = file;
            _provider = provider;
            _tenant = file.realm.Length > 0 ? file.realm
                : file.tenant.Length > 0 ? file.tenant
                : provider.Tenant;
        }

        /// <summary>Without a slash at its end; empty when nothing names one.</summary>
        public string Server
        {
            get
            {
                string server = DeviceSettings.Trim(_file.server);
                return IsRealm
                    ? (server.Length > 0 && _tenant.Length > 0 ? server + Fill(_provider.Server) : server)
                    : server.Length > 0 ? server : Fill(_provider.Server);
            }
        }

        /// <summary>
        /// The member of the file, or else the provider's own address, whose host is the server's where the file names one: then
        /// all of it is on that machine.
        /// </summary>
        public string Address(string member, string own)
        {
            if (member.Length > 0 || own.Length == 0)
            {
                return member;
            }

            int start = own.IndexOf(' ') + 1; // behind a word
            string url = Fill(own.Substring(start));
            int host = url.IndexOf("://");
            int path = url.IndexOf('/', host < 0 ? 0 : host + 3);
            bool isMoved = host < 0 || _file.server.Length > 0;
            return own.Substring(0, start) + (isMoved ? Server + url.Substring(path) : url);
        }

        /// <summary>The member of the file that the provider cannot do without; empty for none.</summary>
        public string Missing()
        {
            string names = _provider.AskNames + " " + _provider.PollNames;
            bool needsApp = names.IndexOf("access_token!") >= 0; // made of both
            bool isUnnamed = _provider.Server.IndexOf(Tenant) >= 0 && _tenant.Length == 0;
            return _file.client_id.Length == 0 && (needsApp || names.IndexOf("client_id!") >= 0) ? "client_id"
                : _file.client_secret.Length == 0 && (needsApp || names.IndexOf("client_secret!") >= 0) ? "client_secret"
                : isUnnamed && IsRealm && _file.server.IndexOf("/realms/") < 0 ? "realm"
                : isUnnamed && !IsRealm && _file.server.Length == 0 ? "tenant"
                : "";
        }

        /// <summary>The provider runs at its users' own addresses, and is told apart there by a path.</summary>
        private bool IsRealm
        {
            get { return _provider.Server.StartsWith("/"); }
        }

        private string Fill(string text)
        {
            int at = text.IndexOf(Tenant);
            return at < 0 ? text : text.Substring(0, at) + _tenant + text.Substring(at + Tenant.Length);
        }
    }
}
