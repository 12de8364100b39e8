namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Facebook Login for Devices. developers.facebook.com/docs/facebook-login/for-devices; client_secret is the app's client
    /// token, not its secret. Tokens last about 60 days and there is no refresh. The subcode of a denial is on no page: unsure.
    /// </summary>
    internal static class Facebook
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://graph.facebook.com",
                DeviceAuthorization = "/v2.6/device/login",
                Token = "/v2.6/device/login_status",
                Profile = "/v2.6/me?fields=name",
                Scope = "public_profile",
                AskNames = "access_token! scope",
                PollNames = "access_token code",
                RefreshNames = "",
                Members = "code=device_code|error_subcode=error|message=error",
                Words = "1349174=authorization_pending|1349172=slow_down|1349152=expired_token",
                HasNoTokenType = true,
            };
        }
    }
}
