using System.Text;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>What stands in the form: the network to join and the server to pair with.</summary>
    public sealed class SetupForm
    {
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
                return isWhole ? Server : (IsPlainHttp ? "http://" : "https://") + Server;
            }
        }

        public static SetupForm Read(string body, string deployed)
        {
            string other = FormReader.Value(body, "other").Trim(' ');
            return new SetupForm
            {
                Deployed = deployed,
                Network = other.Length > 0 ? other : FormReader.Value(body, "ssid"),
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

            if (Encoding.UTF8.GetBytes(Network).Length > 32 || HasControls(Network)) // IEEE 802.11 9.4.2.2
            {
                return "That is no network's name: it has at most 32 characters.";
            }

            // IEEE 802.11 J.4.1; 64 are the key itself
            if (Password.Length > 0 && (Password.Length < 8 || Password.Length > 64 || HasControls(Password)))
            {
                return "A Wi-Fi password has 8 to 63 characters. Leave it empty for an open network.";
            }

            Trouble? trouble = IsAddress(ServerUrl) ? DeviceSettings.JudgeServer(ServerUrl, IsPlainHttp) : Trouble.NoServer;
            return trouble == null ? ""
                : trouble.Code == Trouble.PlainHttp.Code ? "This server's address is without TLS: use https, or tick plain http."
                : "Type the server's address, such as pair.example.com or 192.168.1.2:5080.";
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
