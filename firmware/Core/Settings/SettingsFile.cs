using System.Text;
using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>I:\pairing.json, member for member. Only server must be there.</summary>
    public sealed class SettingsFile
    {
        public const string FileName = "pairing.json";

        private const int Unset = -1;

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

        /// <summary>Which board this is, where its chip does not tell; docs/boards.md lists them.</summary>
        public string board { get; set; } = "";

        // What is wired otherwise than the board's own description says
        public string panel { get; set; } = "";
        public int address { get; set; } = Unset;
        public int sda { get; set; } = Unset;
        public int scl { get; set; } = Unset;
        public int button { get; set; } = Unset;
        public int panel_reset { get; set; } = Unset;

        /// <summary>Shows the test pattern at each start.</summary>
        public bool test_pattern { get; set; }

        /// <summary>Null, and the trouble told, when it is missing or no JSON. The board reads its pins here, the device all else.</summary>
        public static SettingsFile? Read(IFlash flash, IJson json, out Trouble? trouble)
        {
            byte[]? bytes = flash.Read(FileName);
            SettingsFile? file = bytes == null ? null
                : json.Read(Encoding.UTF8.GetString(bytes, 0, bytes.Length), typeof(SettingsFile)) as SettingsFile;
            trouble = bytes == null ? (flash.Has(FileName) ? Trouble.Unreadable : Trouble.NoSettings) : file == null ? Trouble.UnreadableSettings : null;
            return file;
        }
    }
}
