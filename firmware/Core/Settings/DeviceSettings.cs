using Pairing.Firmware.Core.Providers;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>The settings file, read and judged.</summary>
    public sealed class DeviceSettings
    {
        private DeviceSettings(SettingsFile file, Provider provider, ProviderChoice choice)
        {
            Provider = provider;
            Server = choice.Server;
            ClientId = file.client_id.Length > 0 ? file.client_id : Defaults.ClientId;
            ClientSecret = file.client_secret;
            Scope = file.scope.Length > 0 ? file.scope : provider.Scope;
            ScopeData = file.scope_data;
            Name = file.name.Length > 0 ? file.name : "Screen";
            IsPlainHttp = file.plain_http;
            TimeServer = file.time_server;
            DeviceAuthorizationEndpoint = Lower(choice.Address(file.device_authorization_endpoint, provider.DeviceAuthorization));
            TokenEndpoint = Lower(choice.Address(file.token_endpoint, provider.Token));
            RefreshEndpoint = Lower(choice.Address(file.refresh_endpoint, provider.Refresh));
            Profile = choice.Address("", provider.Profile);
            Host = HostOf(Server);
            Identity = Server + " " + ClientId;
        }

        /// <summary>What the server wants otherwise than the RFC.</summary>
        public readonly Provider Provider;

        /// <summary>Without a slash at its end.</summary>
        public readonly string Server;

        public readonly string Host;

        public readonly string ClientId;

        public readonly string ClientSecret;

        public readonly string Scope;

        /// <summary>Empty for none.</summary>
        public readonly string ScopeData;

        public readonly string Name;

        public readonly bool IsPlainHttp;

        /// <summary>Empty for the usual ones.</summary>
        public readonly string TimeServer;

        public readonly string DeviceAuthorizationEndpoint;

        public readonly string TokenEndpoint;

        /// <summary>Empty: the token endpoint.</summary>
        public readonly string RefreshEndpoint;

        /// <summary>The provider's own; see <see cref="Provider.Profile"/>.</summary>
        public readonly string Profile;

        /// <summary>What is stored for one server and client is of no use for another.</summary>
        public readonly string Identity;

        /// <summary>Certificates are judged by date.</summary>
        public bool NeedsTime
        {
            get { return IsSafe(Server) || IsSafe(DeviceAuthorizationEndpoint) || IsSafe(TokenEndpoint); }
        }

        private static bool IsSafe(string url)
        {
            return url.StartsWith("https://");
        }

        /// <summary>Null, and the trouble told, when the file is missing or wrong.</summary>
        public static DeviceSettings? Read(IFlash flash, out Trouble? trouble)
        {
            SettingsFile file = new SettingsFile();
            trouble = SettingsFile.Read(file, flash);
            return Judge(file, ref trouble);
        }

        /// <summary>RFC 8628 3.1, RFC 6749 3.2: TLS, unless the owner of the settings says otherwise.</summary>
        public bool MayUse(string url)
        {
            return MayUse(url, IsPlainHttp);
        }

        /// <summary>As servers are compared: without a slash at its end.</summary>
        public static string Trim(string url)
        {
            return Lower(url.EndsWith("/") ? url.Substring(0, url.Length - 1) : url);
        }

        /// <summary>Scheme and host in small letters (RFC 3986 6.2.2.1).</summary>
        public static string Lower(string url)
        {
            string host = HostOf(url);
            int end = host.Length == 0 ? 0 : url.IndexOf("://") + 3 + host.Length;
            return url.Substring(0, end).ToLower() + url.Substring(end);
        }

        /// <summary>What is wrong with a server's address; null when nothing is.</summary>
        public static Trouble? JudgeServer(string server, bool isPlainAllowed)
        {
            bool isAddress = MayUse(server, true) && server.IndexOfAny("?# ".ToCharArray()) < 0; // RFC 8414 2
            return !isAddress ? Trouble.Of(Trouble.NoServer)
                : !MayUse(server, isPlainAllowed) ? Trouble.Of(Trouble.PlainHttp)
                : null;
        }

        /// <summary>Null, and the trouble told, when they are wrong, or in trouble already.</summary>
        internal static DeviceSettings? Judge(SettingsFile file, ref Trouble? trouble)
        {
            Provider? provider = ProviderList.Find(file.provider);
            trouble ??= provider == null ? Trouble.Of(Trouble.UnknownProvider, file.provider) : null;
            if (trouble != null)
            {
                return null;
            }

            var choice = new ProviderChoice(file, provider!);
            string missing = choice.Missing();
            DeviceSettings settings = new DeviceSettings(file, provider!, choice);
            bool areSafe = settings.IsUsable(settings.DeviceAuthorizationEndpoint)
                && settings.IsUsable(settings.TokenEndpoint)
                && settings.IsUsable(settings.RefreshEndpoint);
            trouble = missing.Length > 0 ? Trouble.Of(Trouble.Missing, missing)
                : JudgeServer(settings.Server, file.plain_http) ?? (areSafe ? null : Trouble.Of(Trouble.PlainHttp));
            return trouble == null ? settings : null;
        }

        private bool IsUsable(string url)
        {
            return url.Length == 0 || MayUse(url);
        }

        private static bool MayUse(string url, bool isPlainAllowed)
        {
            return HostOf(url).Length > 0 && (url.StartsWith("https://") || (isPlainAllowed && url.StartsWith("http://")));
        }

        /// <summary>With its port, as a person would tell it.</summary>
        private static string HostOf(string url)
        {
            int scheme = url.IndexOf("://");
            string rest = scheme < 0 ? "" : url.Substring(scheme + 3);
            int path = rest.IndexOf('/');
            return path < 0 ? rest : rest.Substring(0, path);
        }
    }
}
