namespace Pairing.Firmware.Core.Roots
{
    /// <summary>
    /// The roots that most servers' certificates come from, as DER, in the order in which they are tried. Only the one that is
    /// asked for is copied from the flash. tests/boards/Roots makes their files.
    /// </summary>
    public static class CommonRoots
    {
        public const int Count = 19;

        /// <param name="index">From 0.</param>
        public static byte[] Der(int index)
        {
            switch (index)
            {
                case 0: return IsrgRootX1.Der();
                case 1: return IsrgRootX2.Der();
                case 2: return GtsRootR4.Der();
                case 3: return GtsRootR1.Der();
                case 4: return AmazonRootCa1.Der();
                case 5: return DigiCertGlobalRootG2.Der();
                case 6: return DigiCertGlobalRootCa.Der();
                case 7: return UserTrustEcc.Der();
                case 8: return UserTrustRsa.Der();
                case 9: return SectigoRootE46.Der();
                case 10: return SectigoRootR46.Der();
                case 11: return MicrosoftRsa2017.Der();
                case 12: return MicrosoftEcc2017.Der();
                case 13: return DigiCertGlobalRootG3.Der();
                case 14: return GtsRootR2.Der();
                case 15: return GtsRootR3.Der();
                case 16: return AmazonRootCa2.Der();
                case 17: return AmazonRootCa3.Der();
                default: return AmazonRootCa4.Der();
            }
        }
    }
}
