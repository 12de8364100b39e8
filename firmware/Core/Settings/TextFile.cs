using System.Text;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Settings
{
    /// <summary>A text as the editors of Windows, too, write it: UTF-8 or UTF-16 by its first bytes, else Latin-1.</summary>
    public static class TextFile
    {
        /// <summary>Empty when there is none.</summary>
        public static string Read(IFlash flash, string name)
        {
            byte[]? bytes = flash.Read(name);
            return bytes == null ? "" : Read(bytes);
        }

        public static string Read(byte[] bytes)
        {
            int mark = bytes.Length < 2 ? 0 : bytes[0] << 8 | bytes[1];
            if (mark == 0xFFFE || mark == 0xFEFF)
            {
                return Wide(bytes, mark == 0xFFFE ? 1 : 0);
            }

            if (!IsUtf8(bytes))
            {
                return Latin(bytes);
            }

            int start = mark == 0xEFBB ? 3 : 0;
            return Encoding.UTF8.GetString(bytes, start, bytes.Length - start);
        }

        /// <param name="high">Where in each pair the high byte is.</param>
        private static string Wide(byte[] bytes, int high)
        {
            char[] text = new char[bytes.Length / 2 - 1];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)(bytes[2 * i + 2 + high] << 8 | bytes[2 * i + 3 - high]);
            }

            return new string(text);
        }

        private static string Latin(byte[] bytes)
        {
            char[] text = new char[bytes.Length];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)bytes[i];
            }

            return new string(text);
        }

        /// <summary>RFC 3629 4, but for a few sequences that no editor writes.</summary>
        private static bool IsUtf8(byte[] bytes)
        {
            int rest = 0; // bytes of this character that are to follow
            foreach (byte b in bytes)
            {
                bool isRest = (b & 0xC0) == 0x80;
                if (isRest != rest > 0 || b >= 0xF5)
                {
                    return false;
                }

                rest = isRest ? rest - 1 : b < 0x80 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            }

            return rest == 0;
        }
    }
}
