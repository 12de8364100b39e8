using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// The common face of a screen that says one thing: an icon and a word, beneath it what is the case, and what to do. The block
    /// stands in the middle. Where there is little room the gaps shrink first, then the icon goes, then the word is small, then the last
    /// lines go.
    /// </summary>
    internal static class Notice
    {
        public static void Paint(Canvas canvas, ushort[] icon, string title, string fact, string advice)
        {
            bool isTall = canvas.Height >= 64;
            int width = canvas.Width / SmallFont.Width;
            int factLines = Lines.Wrap(fact, width, Many).Length;
            int adviceLines = Lines.Wrap(advice, width, Many).Length;
            bool isLarge = LargeFont.Measure(title) <= canvas.Width && factLines + adviceLines <= Room(canvas, Icons.Size, isTall);
            int titleHeight = isLarge ? Icons.Size : SmallFont.Height;
            int most = Room(canvas, titleHeight, isTall);
            string[] advices = Lines.Wrap(advice, width, most - factLines > most / 2 ? most - factLines : most / 2);
            string[] facts = Lines.Wrap(fact, width, most - advices.Length);

            int count = facts.Length + advices.Length;
            bool isLoose = isTall && titleHeight + TitleGap + count * LooseLine + ParagraphGap <= canvas.Height;
            int pitch = isLoose ? LooseLine : SmallFont.Height;
            int gap = isTall && count > 0 ? (isLoose ? TitleGap : TightGaps / 2) : 0;
            int between = isTall && facts.Length > 0 && advices.Length > 0 ? ParagraphGap : 0;
            int y = (canvas.Height - (titleHeight + gap + count * pitch + between) + 1) / 2;

            PaintTitle(canvas, icon, title, isLarge, y);
            y = PaintLines(canvas, facts, y + titleHeight + gap, pitch) + between;
            PaintLines(canvas, advices, y, pitch);
        }

        private static int Room(Canvas canvas, int titleHeight, bool isTall)
        {
            return (canvas.Height - titleHeight - (isTall ? TightGaps : 0)) / SmallFont.Height;
        }

        private static void PaintTitle(Canvas canvas, ushort[] icon, string title, bool isLarge, int y)
        {
            if (!isLarge)
            {
                Centred.Small(canvas, y, title);
                return;
            }

            int width = Icons.Size + IconGap + LargeFont.Measure(title);
            if (width > canvas.Width)
            {
                Centred.Large(canvas, y, title);
                return;
            }

            int x = (canvas.Width - width) / 2;
            canvas.Draw(x, y, icon);
            LargeFont.Draw(canvas, x + Icons.Size + IconGap, y + 1, title); // 14 rows beside the icon's 16
        }

        private static int PaintLines(Canvas canvas, string[] lines, int y, int pitch)
        {
            foreach (string line in lines)
            {
                Centred.Small(canvas, y, line);
                y += pitch;
            }

            return y;
        }

        private const int Many = 8; // more lines than any panel has
        private const int LooseLine = 10;
        private const int TitleGap = 5;
        private const int ParagraphGap = 3;
        private const int TightGaps = 2 * ParagraphGap;
        private const int IconGap = 6;
    }
}
