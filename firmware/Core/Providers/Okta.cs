namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Okta: the organization as tenant; its metadata has the rest. A custom authorization server is named by server, as in
    /// https://acme.okta.com/oauth2/default. developer.okta.com/docs/guides/device-authorization-grant.
    /// </summary>
    internal static class Okta
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://{}.okta.com",
                Scope = "openid profile offline_access",
                AskNames = Keycloak.AskNames,
                Members = "errorCode=error", // of a client that it does not know
            };
        }
    }
}
