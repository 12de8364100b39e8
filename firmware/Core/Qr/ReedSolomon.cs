namespace Pairing.Firmware.Core.Qr
{
    /// <summary>Check codewords over GF(256), the field of x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004 7.5.2, annex A).</summary>
    public static class ReedSolomon
    {
        /// <summary>What remains of the data, times x^count, after division by the generator.</summary>
        public static byte[] Check(byte[] data, int count)
        {
            byte[] generator = Generator(count);
            byte[] remainder = new byte[count];
            foreach (byte b in data)
            {
                byte factor = (byte)(b ^ remainder[0]);
                for (int i = 0; i < count; i++)
                {
                    byte next = i + 1 < count ? remainder[i + 1] : (byte)0;
                    remainder[i] = (byte)(next ^ Multiply(factor, generator[i]));
                }
            }

            return remainder;
        }

        /// <summary>(x - 2^0)(x - 2^1) ... (x - 2^(degree-1)), the highest power first, without its leading 1.</summary>
        public static byte[] Generator(int degree)
        {
            byte[] generator = new byte[degree];
            generator[degree - 1] = 1;
            byte root = 1;
            for (int factor = 0; factor < degree; factor++)
            {
                for (int i = 0; i < degree; i++)
                {
                    byte lower = i + 1 < degree ? generator[i + 1] : (byte)0;
                    generator[i] = (byte)(Multiply(generator[i], root) ^ lower);
                }

                root = Multiply(root, 2);
            }

            return generator;
        }

        public static byte Multiply(byte a, byte b)
        {
            int product = 0;
            for (int bit = 7; bit >= 0; bit--)
            {
                product <<= 1;
                product ^= (product >> 8) * 0x11D; // the field's polynomial takes off what grew out of the byte
                product ^= (b >> bit & 1) * a;
            }

            return (byte)product;
        }
    }
}
