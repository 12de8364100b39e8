namespace Pairing.Firmware.Core.Storage
{
    /// <summary>The CRC of Ethernet, zip and PNG: polynomial 0xEDB88320, reflected; of "123456789" it is 0xCBF43926.</summary>
    public static class Crc32
    {
        /// <summary>Bit by bit: a record is a few hundred bytes, a table would be a thousand.</summary>
        public static uint Of(byte[] bytes, int length)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = 0; i < length; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }
            }

            return ~crc;
        }
    }
}
