namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Trakt. trakt.docs.apiary.io/#reference/authentication-devices: JSON both ways, and a status for each outcome. Its API
    /// wants a header with the client id, so there is no plain GET for a name.
    /// </summary>
    internal static class Trakt
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://api.trakt.tv",
                DeviceAuthorization = "/oauth/device/code",
                Token = "/oauth/device/token",
                Refresh = "/oauth/token",
                Scope = "",
                IsJson = true,
                AskNames = "client_id!",
                PollNames = "code client_id client_secret!",
                RefreshNames = "refresh_token client_id client_secret redirect_uri grant_type",
                // 404: no such code; 409: used already
                Words = "400=authorization_pending|404=invalid_grant|409=invalid_grant|410=expired_token|418=access_denied"
                    + "|429=slow_down",
            };
        }
    }
}
