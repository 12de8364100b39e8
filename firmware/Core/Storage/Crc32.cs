namespace Pairing.Firmware.Core.Storage
{
    /// <summary>The CRC of Ethernet, zip and PNG: polynomial 0xEDB88320, reflected; of "123456789" it is 0xCBF43926.</summary>
    public static class Crc32
    {
        /// <summary>Four bits at a time: a record is a few hundred bytes, a table for eight would be a thousand.</summary>
        public static uint Of(byte[] bytes, int length)
        {
            uint[] table = Table();
            uint crc = 0xFFFFFFFF;
            for (int i = 0; i < length; i++)
            {
                crc ^= bytes[i];
                crc = crc >> 4 ^ table[crc & 15];
                crc = crc >> 4 ^ table[crc & 15];
            }

            return ~crc;
        }

        private static uint[] Table()
        {
            uint[] table = new uint[16];
            for (uint i = 0; i < 16; i++)
            {
                uint crc = i;
                for (int bit = 0; bit < 4; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }

                table[i] = crc;
            }

            return table;
        }
    }
}
