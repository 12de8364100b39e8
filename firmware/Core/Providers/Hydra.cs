namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Ory Hydra 25 and later, or a project of the Ory Network as tenant; its metadata has the rest.
    /// www.ory.sh/docs/oauth2-oidc/device-authorization.
    /// </summary>
    internal static class Hydra
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://{}.projects.oryapis.com",
                Scope = "openid offline_access",
                AskNames = Keycloak.AskNames,
            };
        }
    }
}
