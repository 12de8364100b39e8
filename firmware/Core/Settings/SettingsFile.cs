using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>
    /// I:\pairing.json, member for member, but for what <see cref="WiringFile"/> has. Only server or provider must be there.
    /// </summary>
    public sealed class SettingsFile
    {
        public const string FileName = "pairing.json";

        /// <summary>The authority that the server's certificate must come from, as PEM. Without it: a common one.</summary>
        public const string CertificateName = "ca.pem";

        /// <summary>The issuer: where the metadata document is found.</summary>
        public string server = "";

        public string client_id = "";

        /// <summary>For servers that want one from devices too.</summary>
        public string client_secret = "";

        public string scope = "";

        /// <summary>What the device calls itself.</summary>
        public string name = "";

        /// <summary>Allows http, for trials at home.</summary>
        public bool plain_http;

        /// <summary>For networks that reach no time server outside.</summary>
        public string time_server = "";

        /// <summary>One word of <see cref="Providers.ProviderList"/>; empty for a server that is none of these.</summary>
        public string provider = "";

        // Either: Keycloak's word and the others'
        public string realm = "";
        public string tenant = "";

        /// <summary>For Amazon's scope alexa:all.</summary>
        public string scope_data = "";

        /// <summary>Where it is not the token endpoint.</summary>
        public string refresh_endpoint = "";

        // Both, for servers without a metadata document
        public string device_authorization_endpoint = "";
        public string token_endpoint = "";

        /// <summary>Fills the fields from the flash. The trouble with it: a missing file, no JSON, or a wrong value.</summary>
        internal static Trouble? Read(object file, IFlash flash)
        {
            byte[]? bytes = flash.Read(FileName);
            return bytes != null ? Read(file, TextFile.Read(bytes))
                : flash.Has(FileName) ? Trouble.Of(Trouble.Unreadable)
                : Trouble.Of(Trouble.NoSettings);
        }

        internal static Trouble? Read(object file, string text)
        {
            bool isWhole = JsonReader.TryRead(text, file, true, out string fault);
            string after = fault.Length > 0 ? " after " + fault : "";
            return !isWhole ? Trouble.Of(Trouble.UnreadableSettings, after)
                : fault.Length > 0 ? Trouble.Of(Trouble.WrongValue, fault)
                : null;
        }
    }
}
