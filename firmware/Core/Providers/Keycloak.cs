namespace Pairing.Firmware.Core.Providers
{
    /// <summary>
    /// Keycloak: server and realm; its metadata has the rest. www.keycloak.org/docs/latest/server_admin: the client needs
    /// "OAuth 2.0 Device Authorization Grant".
    /// </summary>
    internal static class Keycloak
    {
        public static Provider Make()
        {
            return new Provider { Server = "/realms/{}", Scope = "openid profile offline_access", AskNames = AskNames };
        }

        /// <summary>Of servers of the RFC where a client must be named.</summary>
        internal const string AskNames = "client_id! client_secret scope";
    }
}
