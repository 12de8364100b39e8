using System;
using System.Text;
using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>
    /// I:\pairing.json, member for member, but for what <see cref="WiringFile"/> has. Only server must be there.
    /// </summary>
    public sealed class SettingsFile
    {
        public const string FileName = "pairing.json";

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

        // Both, for servers without a metadata document
        public string device_authorization_endpoint = "";
        public string token_endpoint = "";

        /// <summary>Null, and the trouble with it, when it is missing or no JSON.</summary>
        public static SettingsFile? Read(IFlash flash, IJson json, out Trouble? trouble)
        {
            return ReadAs(typeof(SettingsFile), flash, json, out trouble) as SettingsFile;
        }

        internal static object? ReadAs(Type type, IFlash flash, IJson json, out Trouble? trouble)
        {
            byte[]? bytes = flash.Read(FileName);
            object? file = bytes == null ? null : json.Read(Encoding.UTF8.GetString(bytes, 0, bytes.Length), type);
            trouble = bytes == null ? (flash.Has(FileName) ? Trouble.Unreadable : Trouble.NoSettings)
                : file == null ? Trouble.UnreadableSettings
                : null;
            return file;
        }
    }
}
