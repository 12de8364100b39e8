namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Google, YouTube among it. developers.google.com/identity/protocols/oauth2/limited-input-device; it allows few scopes:
    /// openid, email, profile, some of Drive and those of YouTube.
    /// </summary>
    internal static class Google
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://oauth2.googleapis.com",
                DeviceAuthorization = "/device/code",
                Token = "/token",
                Profile = "https://openidconnect.googleapis.com/v1/userinfo", // accounts.google.com's openid-configuration
                Scope = "openid profile",
                AskNames = "client_id! scope",
                PollNames = "client_id client_secret! device_code grant_type",
                RefreshNames = "client_id client_secret refresh_token grant_type",
                Members = "verification_url=verification_uri|error_code=error",
                Words = "rate_limit_exceeded=slow_down",
            };
        }
    }
}
