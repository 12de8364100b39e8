using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>A user code in as few lines of the large font as it needs, broken where its groups end.</summary>
    internal static class CodeLines
    {
        /// <summary>
        /// One line where it fits, else a line for each group (WDJB, MJHT), else equal parts of a code without groups.
        /// Null when it would be more than <paramref name="most"/> lines: then it is for the small font.
        /// </summary>
        public static string[]? Large(string code, int width, int most)
        {
            int perLine = (width + 2) / LargeFont.Width; // no gap after the last letter
            if (code.Length <= perLine)
            {
                return new string[] { code };
            }

            string[] groups = code.Split('-', ' ');
            if (groups.Length == 1)
            {
                groups = Parts(code, (code.Length + perLine - 1) / perLine);
            }

            if (groups.Length > most)
            {
                return null;
            }

            foreach (string group in groups)
            {
                if (group.Length > perLine)
                {
                    return null;
                }
            }

            return groups;
        }

        /// <summary>Draws it in the middle of a part of the panel, large if it can be, else small.</summary>
        public static void Paint(Canvas canvas, int x, int y, int width, int height, string code)
        {
            string[]? large = Large(code, width, (height + LeadingRows) / LargeFont.Height);
            string[] lines = large ?? Lines.Wrap(code, width / SmallFont.Width, height / SmallFont.Height);
            int pitch = large == null ? SmallFont.Height : LargeFont.Height;
            int loose = (height - (lines.Length * pitch - LeadingRows)) / (lines.Length + 1);
            int spread = lines.Length == 1 || loose < 1 ? 0 : loose > MostLeading ? MostLeading : loose;
            int used = lines.Length * (pitch + spread) - spread - LeadingRows;
            y += (height - used) / 2;
            foreach (string line in lines)
            {
                if (large == null)
                {
                    Centred.Small(canvas, x, y, width, line);
                }
                else
                {
                    Centred.Large(canvas, x, y, width, line);
                }

                y += pitch + spread;
            }
        }

        private static string[] Parts(string code, int count)
        {
            string[] parts = new string[count];
            int start = 0;
            for (int i = 0; i < count; i++)
            {
                int length = (code.Length - start) / (count - i);
                parts[i] = code.Substring(start, length);
                start += length;
            }

            return parts;
        }

        private const int LeadingRows = 2; // a large letter leaves two of its 16 rows dark
        private const int MostLeading = 4;
    }
}
