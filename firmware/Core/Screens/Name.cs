using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What the device is called: large in one line or two, small where a word is too long for that.</summary>
    internal static class Name
    {
        /// <summary>Draws it from <paramref name="y"/> on and says where the next line may begin.</summary>
        public static int Paint(Canvas canvas, int x, int y, int width, int most, string name)
        {
            int perLine = (width + 2) / LargeFont.Width;
            string[] large = Lines.Wrap(name, perLine, most + 1);
            if (large.Length <= most && HasWholeWords(large, name))
            {
                foreach (string line in large)
                {
                    Centred.Large(canvas, x, y, width, line);
                    y += LargeFont.Height;
                }

                return y;
            }

            foreach (string line in Lines.Wrap(name, width / SmallFont.Width, most))
            {
                Centred.Small(canvas, x, y, width, line);
                y += SmallFont.Height + 1;
            }

            return y;
        }

        private static bool HasWholeWords(string[] lines, string name)
        {
            string words = "";
            foreach (string line in lines)
            {
                words += words.Length == 0 ? line : " " + line;
            }

            return words == Ascii.Fold(name).Trim(' ');
        }
    }
}
