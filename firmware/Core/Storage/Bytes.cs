using System;

namespace Pairing.Firmware.Core.Storage
{
    /// <summary>Arrays of bytes by what is in them.</summary>
    public static class Bytes
    {
        public static bool AreEqual(byte[]? one, byte[]? other)
        {
            if (one == null || other == null || one.Length != other.Length)
            {
                return false;
            }

            for (int i = 0; i < one.Length; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }

            return true;
        }

        public static byte[] Part(byte[] bytes, int at, int length)
        {
            byte[] part = new byte[length];
            Array.Copy(bytes, at, part, 0, length);
            return part;
        }
    }
}
