namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Login with Amazon for TVs and other devices. developer.amazon.com/docs/login-with-amazon/ has a page for each step:
    /// retrieve-code-, retrieve-token- and customer-profile-other-platforms-cbl-docs.html.
    /// </summary>
    internal static class Amazon
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://api.amazon.com",
                DeviceAuthorization = "/auth/o2/create/codepair",
                Token = "/auth/o2/token",
                Profile = "/user/profile",
                Scope = "profile",
                AskNames = "response_type client_id! scope scope_data", // scope_data: for alexa:all
                PollNames = "grant_type device_code user_code",
                Grant = "device_code",
                // Unknown or expired: AVS for AWS IoT says to begin anew. What it says to a denial is on no page: unsure.
                Words = "invalid_code_pair=expired_token",
            };
        }
    }
}
