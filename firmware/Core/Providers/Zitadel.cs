namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// ZITADEL: the instance in its cloud as tenant, or its server; its metadata has the rest.
    /// zitadel.com/docs/guides/integrate/login/oidc/device-authorization. The address of an instance in the cloud is unsure:
    /// newer ones have a region in it, and are named by server.
    /// </summary>
    internal static class Zitadel
    {
        public static Provider Make()
        {
            return new Provider
            {
                Server = "https://{}.zitadel.cloud",
                Scope = "openid profile offline_access",
                AskNames = Keycloak.AskNames,
            };
        }
    }
}
