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

        /// <summary>Ours: for how many seconds a poll may be held (RFC 7240).</summary>
        public string prefer_wait = "";
    }
}
