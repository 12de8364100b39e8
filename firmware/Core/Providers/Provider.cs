using Pairing.Protocol;

namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// What a provider wants otherwise than RFC 8628 says, as data: each provider has a file of its own here. The values as they
    /// are made stand for any server that keeps to the RFC.
    /// </summary>
    public sealed class Provider
    {
        /// <summary>
        /// Its address; {} is the realm or tenant. A path alone is put behind the address in the settings. Empty: the settings
        /// have all of it.
        /// </summary>
        public string Server = "";

        /// <summary>
        /// Where it takes requests: paths behind <see cref="Server"/> or, on another host, whole addresses. Empty: its metadata
        /// says so.
        /// </summary>
        public string DeviceAuthorization = "";

        /// <inheritdoc cref="DeviceAuthorization"/>
        public string Token = "";

        /// <summary>As <see cref="Token"/>. Empty: the same address.</summary>
        public string Refresh = "";

        /// <summary>
        /// What a plain GET with the access token tells about its owner, as <see cref="Token"/>. A word before it is sent instead
        /// of Bearer. Empty: nothing.
        /// </summary>
        public string Profile = "";

        /// <summary>Where the settings name none.</summary>
        public string Scope = Defaults.DeviceScope + " " + Defaults.OfflineAccessScope;

        /// <summary>The realm or tenant where the settings name none; empty: they must.</summary>
        public string Tenant = "";

        /// <summary>
        /// The parameters of a request in their order, a space between. <see cref="DeviceFlow.Parameters"/> knows their values.
        /// One with ! must have a value in the settings.
        /// </summary>
        public string AskNames = "client_id client_secret scope";

        /// <inheritdoc cref="AskNames"/>
        public string PollNames = "grant_type device_code client_id client_secret";

        /// <summary>As <see cref="AskNames"/>. Empty: its tokens are not refreshed.</summary>
        public string RefreshNames = "grant_type refresh_token client_id client_secret";

        /// <summary>The grant type of a poll (RFC 8628 3.4).</summary>
        public string Grant = Wire.DeviceCodeGrant;

        /// <summary>Bodies are JSON and not forms.</summary>
        public bool IsJson;

        /// <summary>
        /// Members of responses by other names, as theirs=ours|theirs=ours, where a response has none of ours: error in a failed
        /// one, all else in any other. <see cref="DeviceFlow.OtherNames"/> has theirs.
        /// </summary>
        public string Members = "verification_url=verification_uri"; // of servers older than the RFC

        /// <summary>Its error words, or the status of a response without one, in the words of the RFC, as theirs=ours.</summary>
        public string Words = "";

        /// <summary>Its tokens are bearer tokens, which its responses do not say.</summary>
        public bool HasNoTokenType;
    }
}
