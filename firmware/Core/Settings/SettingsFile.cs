namespace Pairing.Firmware.Core.Settings
{
    /// <summary>I:\pairing.json, member for member. Only server must be there.</summary>
    public sealed class SettingsFile
    {
        /// <summary>The issuer: where the metadata document is found.</summary>
        public string server { get; set; } = "";

        public string client_id { get; set; } = "";

        /// <summary>For servers that want one from devices too.</summary>
        public string client_secret { get; set; } = "";

        public string scope { get; set; } = "";

        /// <summary>What the device calls itself.</summary>
        public string name { get; set; } = "";

        /// <summary>Allows http, for trials at home.</summary>
        public bool plain_http { get; set; }

        // Both, for servers without a metadata document
        public string device_authorization_endpoint { get; set; } = "";
        public string token_endpoint { get; set; } = "";
    }
}
