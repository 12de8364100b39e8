using System;

namespace Pairing.Firmware.Core.Qr
{
    /// <summary>
    /// Check codewords over GF(256), the field of x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004 7.5.2, annex A). Each number of the
    /// field but 0 is a power of 2, so a product is a sum of exponents, looked up in two tables.
    /// </summary>
    public sealed class ReedSolomon
    {
        private const int Powers = 255; // then they begin again

        private readonly byte[] _power = new byte[Powers];
        private readonly byte[] _exponent = new byte[Powers + 1];

        public ReedSolomon()
        {
            int power = 1;
            for (int i = 0; i < Powers; i++)
            {
                _power[i] = (byte)power;
                _exponent[power] = (byte)i;
                power <<= 1;
                power ^= (power >> 8) * 0x11D; // the field's polynomial takes off what grew out of the byte
            }
        }

        /// <summary>What remains of the data, times x^count, after division by the generator.</summary>
        public byte[] Check(byte[] data, int count)
        {
            byte[] generator = Generator(count);
            for (int i = 0; i < count; i++)
            {
                generator[i] = _exponent[generator[i]]; // none is 0 in the generators of table 9
            }

            byte[] remainder = new byte[count + 1]; // the last stays 0
            foreach (byte b in data)
            {
                int factor = b ^ remainder[0];
                int exponent = _exponent[factor];
                for (int i = 0; i < count; i++)
                {
                    int next = remainder[i + 1];
                    remainder[i] = (byte)(factor == 0 ? next : next ^ Power(exponent + generator[i]));
                }
            }

            byte[] check = new byte[count];
            Array.Copy(remainder, check, count);
            return check;
        }

        /// <summary>(x - 2^0)(x - 2^1) ... (x - 2^(degree-1)), the highest power first, without its leading 1.</summary>
        public byte[] Generator(int degree)
        {
            byte[] generator = new byte[degree];
            generator[degree - 1] = 1;
            for (int factor = 0; factor < degree; factor++)
            {
                byte root = _power[factor];
                for (int i = Math.Max(degree - 2 - factor, 0); i < degree; i++)
                {
                    int lower = i + 1 < degree ? generator[i + 1] : 0;
                    generator[i] = (byte)(Multiply(generator[i], root) ^ lower);
                }
            }

            return generator;
        }

        public byte Multiply(byte a, byte b)
        {
            return a == 0 || b == 0 ? (byte)0 : Power(_exponent[a] + _exponent[b]);
        }

        private byte Power(int exponent)
        {
            return _power[exponent < Powers ? exponent : exponent - Powers];
        }
    }
}
