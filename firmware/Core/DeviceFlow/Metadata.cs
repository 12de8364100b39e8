namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// The metadata document of a server (RFC 8414 2), as far as it is used; strings, as in <see cref="Response"/>.
    /// </summary>
    public sealed class Metadata
    {
        public string issuer = "";
        public string device_authorization_endpoint = ""; // RFC 8628 4
        public string token_endpoint = "";

        /// <summary>OpenID Connect Discovery 3: what a token of the scope openid tells about its owner.</summary>
        public string userinfo_endpoint = "";

        // Ours: the device's record, and which of a device's names a request for a code may have
        public string device_uri = "";
        public string device_parameters = "";

        /// <summary>Ours: for how many seconds a poll may be held (RFC 7240).</summary>
        public string prefer_wait = "";
    }
}
