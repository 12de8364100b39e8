namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Twitch. dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow, .../refresh-tokens and
    /// .../validate-tokens, which wants a look each hour. Its word for a denial is on no page: unsure.
    /// </summary>
    internal static class Twitch
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://id.twitch.tv",
                DeviceAuthorization = "/oauth2/device",
                Token = "/oauth2/token",
                Profile = "OAuth /oauth2/validate",
                Scope = "user:read:email",
                AskNames = "client_id! scopes",
                PollNames = "client_id scopes device_code grant_type",
                RefreshNames = "client_id client_secret grant_type refresh_token", // a secret only for confidential clients
                Members = "message=error",
                Words = "invalid device code=invalid_grant|Invalid refresh token=invalid_grant",
            };
        }
    }
}
