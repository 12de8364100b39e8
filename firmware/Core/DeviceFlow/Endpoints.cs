using Pairing.Firmware.Core.Settings;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>Where a server takes requests.</summary>
    public sealed class Endpoints
    {
        /// <summary>How many places a metadata document may stand in.</summary>
        public const int Places = 2;

        private Endpoints(DeviceSettings settings, string deviceAuthorization, string token, Metadata metadata)
        {
            DeviceAuthorization = deviceAuthorization;
            Token = token;
            Refresh = settings.RefreshEndpoint.Length > 0 ? settings.RefreshEndpoint : token;
            WaitSeconds = LongPoll.Offered(metadata.prefer_wait, 0);
            NamesDevice = metadata.device_parameters.IndexOf(Wire.DeviceName) >= 0;
            string userinfo = metadata.userinfo_endpoint;
            Profile = metadata.device_uri.Length > 0 ? WellKnown.Device
                : settings.Profile.Length > 0 ? settings.Profile
                : settings.Scope.IndexOf("openid") >= 0 && settings.MayUse(userinfo) ? userinfo
                : "";
        }

        public readonly string DeviceAuthorization;

        public readonly string Token;

        public readonly string Refresh;

        /// <summary>
        /// What a paired device asks with its token: <see cref="WellKnown.Device"/> where the server has our API, else an address
        /// that tells who paired it, behind a word for its scheme where that is not Bearer; empty for none.
        /// </summary>
        public readonly string Profile;

        /// <summary>A request for a code may say what the device is called.</summary>
        public readonly bool NamesDevice;

        /// <summary>For how long the server holds a poll; 0 where it does not say that it does.</summary>
        public readonly int WaitSeconds;

        /// <summary>As the settings name them; null when they leave that to the server.</summary>
        public static Endpoints? FromSettings(DeviceSettings settings)
        {
            return settings.DeviceAuthorizationEndpoint.Length > 0 && settings.TokenEndpoint.Length > 0
                ? new Endpoints(settings, settings.DeviceAuthorizationEndpoint, settings.TokenEndpoint, new Metadata())
                : null;
        }

        /// <summary>Where the document stands: place 0 by RFC 8414, place 1 by OpenID Connect Discovery.</summary>
        public static string Address(string server, int place)
        {
            int path = server.IndexOf('/', server.IndexOf("://") + 3);
            string host = path < 0 ? server : server.Substring(0, path);
            string rest = path < 0 ? "" : server.Substring(path);
            return place == 0
                ? host + WellKnown.Metadata + rest // RFC 8414 3.1: between host and path
                : server + WellKnown.OpenIdMetadata; // RFC 8414 5: after the path
        }

        /// <summary>Null when the document is not this server's, or names no endpoint that may be used.</summary>
        public static Endpoints? FromMetadata(DeviceSettings settings, Metadata metadata)
        {
            // RFC 8414 3.3: the issuer must be the one that was asked. Without TLS nobody has proved who answers, and
            // servers under trial go by several names: there it is not held against them.
            bool isIssuer = settings.IsPlainHttp || DeviceSettings.Trim(metadata.issuer) == settings.Server;
            string ask = DeviceSettings.Lower(metadata.device_authorization_endpoint);
            string token = DeviceSettings.Lower(metadata.token_endpoint);
            return isIssuer && settings.MayUse(ask) && settings.MayUse(token)
                ? new Endpoints(settings, ask, token, metadata)
                : null;
        }
    }
}
