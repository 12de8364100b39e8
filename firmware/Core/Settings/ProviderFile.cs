namespace Pairing.Firmware.Core.Settings
{
    /// <summary>The members of pairing.json about a provider; docs/providers.md lists them.</summary>
    public sealed class ProviderFile
    {
        /// <summary>One word of <see cref="Providers.ProviderList"/>; empty for a server that is none of these.</summary>
        public string provider = "";

        // Either: Keycloak's word and the others'
        public string realm = "";
        public string tenant = "";

        public string refresh_endpoint = "";

        /// <summary>For Amazon's scope alexa:all.</summary>
        public string scope_data = "";
    }
}
