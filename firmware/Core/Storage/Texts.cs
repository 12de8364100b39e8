using System;
using System.Text;

namespace Pairing.Firmware.Core.Storage
{
    /// <summary>Several texts as one record: each as two bytes of length, the lesser first, and its UTF-8.</summary>
    public static class Texts
    {
        public static byte[] Pack(params string[] texts)
        {
            int length = 0;
            byte[][] parts = new byte[texts.Length][];
            for (int i = 0; i < texts.Length; i++)
            {
                parts[i] = Encoding.UTF8.GetBytes(texts[i]);
                length += 2 + parts[i].Length;
            }

            byte[] record = new byte[length];
            int at = 0;
            foreach (byte[] part in parts)
            {
                record[at] = (byte)part.Length;
                record[at + 1] = (byte)(part.Length >> 8);
                part.CopyTo(record, at + 2);
                at += 2 + part.Length;
            }

            return record;
        }

        /// <summary>Null unless the record holds exactly <paramref name="count"/> texts.</summary>
        public static string[]? Unpack(byte[]? record, int count)
        {
            if (record == null)
            {
                return null;
            }

            string[] texts = new string[count];
            int at = 0;
            for (int i = 0; i < count; i++)
            {
                if (at + 2 > record.Length)
                {
                    return null;
                }

                int length = record[at] | (record[at + 1] << 8);
                if (at + 2 + length > record.Length)
                {
                    return null;
                }

                texts[i] = Encoding.UTF8.GetString(record, at + 2, length);
                at += 2 + length;
            }

            return at == record.Length ? texts : null;
        }
    }
}
