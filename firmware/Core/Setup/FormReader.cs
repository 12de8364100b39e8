using System.Text;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>The fields of a form as a browser sends it: application/x-www-form-urlencoded (URL standard 5.1).</summary>
    public static class FormReader
    {
        /// <param name="pairs">The form, without the ampersands.</param>
        /// <param name="name">Of the field.</param>
        /// <param name="otherwise">When the field is not there.</param>
        public static string Value(string[] pairs, string name, string otherwise = "")
        {
            foreach (string pair in pairs)
            {
                if (pair.StartsWith(name + "="))
                {
                    return Decode(pair.Substring(name.Length + 1).ToCharArray());
                }
            }

            return otherwise;
        }

        private static string Decode(char[] text)
        {
            byte[] bytes = new byte[text.Length];
            int count = 0;
            for (int i = 0; i < text.Length; i++)
            {
                int high = text[i] == '%' && i + 2 < text.Length ? Digit(text[i + 1]) : -1;
                int low = high < 0 ? -1 : Digit(text[i + 2]);
                if (low >= 0)
                {
                    bytes[count++] = (byte)(high * 16 + low);
                    i += 2;
                }
                else
                {
                    bytes[count++] = (byte)(text[i] == '+' ? ' ' : text[i] < 128 ? text[i] : '?');
                }
            }

            return Encoding.UTF8.GetString(bytes, 0, count);
        }

        private static int Digit(char c)
        {
            return c >= '0' && c <= '9' ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                : -1;
        }
    }
}
