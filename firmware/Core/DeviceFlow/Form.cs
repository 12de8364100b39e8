using System.Text;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>A form as RFC 6749 appendix B wants it: UTF-8, percent-encoded, a space as a plus.</summary>
    public static class Form
    {
        private const string Hexadecimal = "0123456789ABCDEF";

        /// <summary>
        /// From name, value, name, value ...; an empty value is left out, as if the server had not to know it (RFC 6749 3.2).
        /// </summary>
        public static byte[] Of(params string[] namesAndValues)
        {
            var form = new StringBuilder();
            for (int i = 0; i < namesAndValues.Length; i += 2)
            {
                if (namesAndValues[i + 1].Length > 0)
                {
                    form.Append(form.Length > 0 ? "&" : "");
                    Append(form, namesAndValues[i]);
                    form.Append('=');
                    Append(form, namesAndValues[i + 1]);
                }
            }

            return Encoding.UTF8.GetBytes(form.ToString());
        }

        private static void Append(StringBuilder form, string text)
        {
            foreach (byte b in Encoding.UTF8.GetBytes(text))
            {
                char c = (char)b;
                bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (isLetter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_')
                {
                    form.Append(c);
                }
                else if (c == ' ')
                {
                    form.Append('+');
                }
                else
                {
                    form.Append('%').Append(Hexadecimal[b >> 4]).Append(Hexadecimal[b & 15]);
                }
            }
        }
    }
}
