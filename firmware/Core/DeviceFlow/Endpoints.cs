using Pairing.Firmware.Core.Settings;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>Where a server takes requests.</summary>
    public sealed class Endpoints
    {
        /// <summary>How many places a metadata document may stand in.</summary>
        public const int Places = 2;

        private Endpoints(string deviceAuthorization, string token, int waitSeconds)
        {
            WaitSeconds = waitSeconds;
            DeviceAuthorization = deviceAuthorization;
            Token = token;
        }

        public readonly string DeviceAuthorization;

        public readonly string Token;

        /// <summary>For how long the server holds a poll; 0 where it does not say that it does.</summary>
        public readonly int WaitSeconds;

        /// <summary>As the settings name them; null when they leave that to the server.</summary>
        public static Endpoints? FromSettings(DeviceSettings settings)
        {
            return settings.DeviceAuthorizationEndpoint.Length > 0 && settings.TokenEndpoint.Length > 0
                ? new Endpoints(settings.DeviceAuthorizationEndpoint, settings.TokenEndpoint, 0)
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
                ? new Endpoints(ask, token, LongPoll.Offered(metadata.prefer_wait, 0))
                : null;
        }
    }
}
