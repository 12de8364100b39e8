using System.Text;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>What stands in the form: the network to join and the server to pair with.</summary>
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

        /// <param name="networks">Those that were found.</param>
        public static SetupForm Read(string body, string deployed, string[] networks)
        {
            string other = FormReader.Value(body, "other");
            return new SetupForm
            {
                Deployed = deployed,
                Network = other.Trim(' ').Length > 0 ? Found(other, networks) : FormReader.Value(body, "ssid"),
                Password = FormReader.Value(body, "password"),
                Server = FormReader.Value(body, "server").Trim(' '),
                IsPlainHttp = FormReader.Value(body, "plain").Length > 0,
            };
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

            Trouble? trouble = IsAddress(ServerUrl) ? DeviceSettings.JudgeServer(ServerUrl, IsPlainHttp)
                : Trouble.Of(Trouble.NoServer);
            return trouble == null ? ""
                : trouble.Code == Trouble.PlainHttp ? "This server's address is without TLS: use https, or tick plain http."
                : "Type the server's address, such as pair.example.com or 192.168.1.2:5080.";
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
            foreach (char c in text)
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
            foreach (char c in text)
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
