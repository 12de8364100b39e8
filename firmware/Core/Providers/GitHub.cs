namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// GitHub, with an OAuth app (its tokens do not expire) or a GitHub app (they do, and are refreshed).
    /// docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow and
    /// .../creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens.
    /// </summary>
    internal static class GitHub
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://github.com",
                DeviceAuthorization = "/login/device/code",
                Token = "/login/oauth/access_token",
                Profile = "https://api.github.com/user",
                Scope = "read:user",
                AskNames = "client_id! scope",
                PollNames = "client_id device_code grant_type",
                RefreshNames = "client_id client_secret grant_type refresh_token", // no secret after the device flow
                Words = "incorrect_device_code=invalid_grant|bad_refresh_token=invalid_grant",
            };
        }
    }
}
