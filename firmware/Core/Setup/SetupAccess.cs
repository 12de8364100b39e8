namespace Pairing.Firmware.Core.Setup
{
    /// <summary>The setup network's name and password, new at each opening.</summary>
    public sealed class SetupAccess
    {
        /// <summary>Of the board in its own network.</summary>
        public const string Address = "192.168.4.1";

        /// <summary>The same as a number.</summary>
        public const uint AddressNumber = 0xC0A80401;

        public const string Mask = "255.255.255.0";
        public const uint MaskNumber = 0xFFFFFF00;

        public SetupAccess(string name, string password)
        {
            Name = name;
            Password = password;
        }

        public readonly string Name;

        /// <summary>Eight characters, the fewest that WPA2 takes.</summary>
        public readonly string Password;

        /// <summary>What a phone's camera joins by; neither part holds a character that would need an escape there.</summary>
        public string QrText
        {
            get { return "WIFI:T:WPA;S:" + Name + ";P:" + Password + ";;"; }
        }

        public static SetupAccess New(IRandom random)
        {
            return new SetupAccess("Pairing-" + Pick(Capitals, 4, random), Pick(Letters, 8, random));
        }

        private static string Pick(string set, int count, IRandom random)
        {
            string text = "";
            for (int i = 0; i < count; i++)
            {
                text += set[random.Below(set.Length)];
            }

            return text;
        }

        // Without those that are taken for one another on a small screen
        private const string Capitals = "ACDEFHJKLMNPQRTUVWXY347";
        private const string Letters = "abcdefhikmnprtuvwxy3478";
    }
}
