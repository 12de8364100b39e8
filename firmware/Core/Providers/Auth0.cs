namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Auth0: the tenant, with its region if any (acme.eu); its metadata has the rest.
    /// auth0.com/docs/get-started/authentication-and-authorization-flow/device-authorization-flow. A secret makes it refuse the
    /// request for a code (github.com/auth0/ruby-auth0/pull/794).
    /// </summary>
    internal static class Auth0
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://{}.auth0.com",
                Scope = "openid profile offline_access",
                AskNames = "client_id! scope",
                PollNames = "grant_type device_code client_id",
            };
        }
    }
}
