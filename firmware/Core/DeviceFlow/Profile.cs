namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// What a server tells about who a token is for, by the names that servers have for a person; strings, as in
    /// <see cref="Response"/>.
    /// </summary>
    public sealed class Profile
    {
        public string login = ""; // GitHub, Twitch
        public string name = ""; // OpenID Connect Core 5.1, Amazon, Facebook
        public string preferred_username = ""; // OpenID Connect Core 5.1

        /// <summary>What a failed response says (RFC 6750 3.1); Amazon has it in the body.</summary>
        public string error = "";

        /// <summary>For the screen; empty when it tells nothing that people go by.</summary>
        public string Account
        {
            get { return login.Length > 0 ? login : name.Length > 0 ? name : preferred_username; }
        }
    }
}
