namespace Pairing.Firmware.Core.Providers
{
    /// <summary>All providers that the settings can name by one word.</summary>
    public static class ProviderList
    {
        /// <summary>In the order of the setup form.</summary>
        public const string Names = "amazon google github microsoft twitch trakt facebook keycloak hydra auth0 okta zitadel";

        /// <summary>Null when there is none of that name. Only the one that is found is made.</summary>
        /// <param name="name">In any case; empty for a server that is none of these.</param>
        public static Provider? Find(string name)
        {
            string word = name.Trim(' ').ToLower();
            return word == "" ? new Provider()
                : word == "amazon" ? Amazon.Make()
                : word == "google" || word == "youtube" ? Google.Make()
                : word == "github" ? GitHub.Make()
                : word == "microsoft" ? Microsoft.Make()
                : word == "twitch" ? Twitch.Make()
                : word == "trakt" ? Trakt.Make()
                : word == "facebook" ? Facebook.Make()
                : word == "keycloak" ? Keycloak.Make()
                : word == "hydra" ? Hydra.Make()
                : word == "auth0" ? Auth0.Make()
                : word == "okta" ? Okta.Make()
                : word == "zitadel" ? Zitadel.Make()
                : null;
        }
    }
}
