using System.Text;
using Pairing.Firmware.Core.Settings;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>The body of a request, of the parameters that a provider names.</summary>
    public sealed class Parameters
    {
        /// <summary>Those that only our service knows; see <see cref="Endpoints.NamesDevice"/>.</summary>
        public const string DeviceNames = Wire.DeviceName + " " + Wire.DeviceModel + " " + Wire.DeviceVersion;

        public string DeviceCode = "";
        public string UserCode = "";
        public string RefreshToken = "";

        /// <summary>The board, for <see cref="DeviceNames"/>.</summary>
        public string Model = "";

        private readonly DeviceSettings _settings;

        public Parameters(DeviceSettings settings)
        {
            _settings = settings;
        }

        /// <param name="names">A space between; see <see cref="Providers.Provider.AskNames"/>.</param>
        public byte[] Body(string names)
        {
            string[] each = names.Split(' ');
            string[] pairs = new string[each.Length * 2];
            for (int i = 0; i < each.Length; i++)
            {
                string name = each[i].TrimEnd('!');
                pairs[i * 2] = name;
                pairs[i * 2 + 1] = Value(name);
            }

            return _settings.Provider.IsJson ? Json(pairs) : Form.Of(pairs);
        }

        private string Value(string name)
        {
            return name == Wire.ClientId ? _settings.ClientId
                : name == Wire.ClientSecret ? _settings.ClientSecret
                : name == Wire.Scope || name == "scopes" ? _settings.Scope
                : name == Wire.GrantType ? (RefreshToken.Length > 0 ? Wire.RefreshTokenGrant : _settings.Provider.Grant)
                : name == Wire.DeviceCode || name == "code" ? DeviceCode
                : name == Wire.UserCode ? UserCode
                : name == Wire.RefreshToken ? RefreshToken
                : name == Wire.DeviceName ? _settings.Name
                : name == Wire.DeviceModel ? Model
                : name == Wire.DeviceVersion ? Release.Version
                : name == "response_type" ? "device_code"
                : name == "scope_data" ? _settings.ScopeData
                : name == "redirect_uri" ? "urn:ietf:wg:oauth:2.0:oob"
                : name == Wire.AccessToken ? _settings.ClientId + "|" + _settings.ClientSecret // of the app, not of a person
                : "";
        }

        /// <summary>One object of strings; an empty value is left out.</summary>
        private static byte[] Json(string[] namesAndValues)
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i < namesAndValues.Length; i += 2)
            {
                if (namesAndValues[i + 1].Length > 0)
                {
                    json.Append(json.Length > 0 ? ",\"" : "{\"").Append(namesAndValues[i]).Append("\":\"");
                    foreach (char c in namesAndValues[i + 1].ToCharArray())
                    {
                        json.Append(c == '"' || c == '\\' ? "\\" : "").Append(c);
                    }

                    json.Append('"');
                }
            }

            return Encoding.UTF8.GetBytes(json.Append('}').ToString());
        }
    }
}
