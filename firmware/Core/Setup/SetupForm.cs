using System.Text;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>What stands in the form: the network to join, and what to pair with.</summary>
    public sealed class SetupForm
    {
        // The chip keeps both with a zero behind them
        private const int MostNetworkBytes = 31;
        private const int MostPasswordBytes = 63;

        public string Network = "";
        public string Password = "";

        /// <summary>As it was typed, the scheme may be missing.</summary>
        public string Server = "";

        public bool IsPlainHttp;

        /// <summary>Of the device.</summary>
        public string Name = "";

        /// <summary>One of <see cref="Providers.ProviderList"/>; empty for a server that is none of these.</summary>
        public string Provider = "";

        public string ClientId = "";

        /// <summary>Empty for the one that is there, if the provider stays the same.</summary>
        public string ClientSecret = "";

        /// <summary>Or the realm.</summary>
        public string Tenant = "";

        /// <summary>PEM; empty for the common authorities.</summary>
        public string Certificate = "";

        /// <summary>The network whose password the board has already; empty for none.</summary>
        public string Deployed = "";

        /// <summary>True when an empty password means the one that is there.</summary>
        public bool KeepsPassword
        {
            get { return Password.Length == 0 && Deployed.Length > 0 && Network == Deployed; }
        }

        /// <summary>The server with its scheme, which nobody likes to type.</summary>
        public string ServerUrl
        {
            get
            {
                bool isWhole = Server.Length == 0 || Server.IndexOf("://") >= 0;
                return DeviceSettings.Trim(isWhole ? Server : (IsPlainHttp ? "http://" : "https://") + Server);
            }
        }

        /// <param name="body">Of the request.</param>
        /// <param name="before">The form as it was first seen: what the body does not have stays.</param>
        /// <param name="networks">Those that were found.</param>
        public static SetupForm Read(string body, SetupForm before, string[] networks)
        {
            string[] pairs = body.Split('&');
            string other = FormReader.Value(pairs, "other");
            return new SetupForm
            {
                Deployed = before.Deployed,
                Network = other.Trim(' ').Length > 0 ? Found(other, networks) : FormReader.Value(pairs, "ssid"),
                Password = FormReader.Value(pairs, "password"),
                Server = FormReader.Value(pairs, "server", before.Server).Trim(' '),
                IsPlainHttp = FormReader.Value(pairs, "plain").Length > 0,
                Name = FormReader.Value(pairs, "name", before.Name).Trim(' '),
                Provider = FormReader.Value(pairs, "provider", before.Provider),
                ClientId = FormReader.Value(pairs, "client_id", before.ClientId).Trim(' '),
                ClientSecret = FormReader.Value(pairs, "client_secret").Trim(' '),
                Tenant = FormReader.Value(pairs, "tenant", before.Tenant).Trim(' '),
                Certificate = Lines(FormReader.Value(pairs, "certificate", before.Certificate)),
            };
        }

        /// <summary>Of a text from any editor or browser: one character at a line's end, none around the whole.</summary>
        public static string Lines(string text)
        {
            return new StringBuilder(text).Replace("\r", "").ToString().Trim(" \n".ToCharArray());
        }

        /// <summary>What is wrong with it, in a sentence for its page; empty when nothing is.</summary>
        public string Problem()
        {
            if (Network.Length == 0)
            {
                return "Choose a network, or type its name.";
            }

            if (Bytes(Network) > MostNetworkBytes || HasControls(Network))
            {
                return "The board takes names of up to 31 letters; \u00E4 counts twice. Rename the network.";
            }

            if (Password.Length > 0 && (Bytes(Password) < 8 || Bytes(Password) > MostPasswordBytes || HasControls(Password)))
            {
                return "A Wi-Fi password has 8 to 63 characters, not a key of 64. Leave it empty for an open network.";
            }

            return HasControls(Name + Provider + ClientId + ClientSecret + Tenant) ? "Type letters, digits and signs only."
                : IsAddress(ServerUrl) ? ""
                : Problem(Trouble.Of(Trouble.NoServer));
        }

        /// <summary>The same of what is wrong with the settings that it makes.</summary>
        public static string Problem(Trouble trouble)
        {
            return trouble.Code == Trouble.PlainHttp ? "This server's address is without TLS: use https, or tick plain http."
                : trouble.Code == Trouble.NoServer
                    ? "Type the server's address, such as pair.example.com or 192.168.1.2:5080."
                : trouble.Cause + ": the provider needs it.";
        }

        /// <summary>The found one that was meant: phones add a space behind a word. Any other as it was typed.</summary>
        private static string Found(string typed, string[] networks)
        {
            string meant = typed;
            foreach (string network in networks)
            {
                if (network == typed)
                {
                    return typed;
                }

                meant = network == typed.Trim(' ') ? network : meant;
            }

            return meant;
        }

        private static int Bytes(string text)
        {
            return Encoding.UTF8.GetBytes(text).Length;
        }

        /// <summary>Only what an address may hold, and nothing that would need an escape in JSON.</summary>
        private static bool IsAddress(string text)
        {
            foreach (char c in text.ToCharArray())
            {
                if (c <= ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>')
                {
                    return false;
                }
            }

            return text.Length <= 200;
        }

        private static bool HasControls(string text)
        {
            foreach (char c in text.ToCharArray())
            {
                if (c < ' ' || c == 127)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
