using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// The common face of a screen that says one thing: an icon and a word, beneath it what is the case, and what to do. The block
    /// stands in the middle. Where there is little room the gaps shrink first, then the icon goes, then the last lines.
    /// </summary>
    internal static class Notice
    {
        public static void Paint(Canvas canvas, ushort[] icon, string title, string fact, string advice)
        {
            bool isTall = canvas.Height >= 64;
            bool isLarge = LargeFont.Measure(title) <= canvas.Width;
            int titleHeight = isLarge ? Icons.Size : SmallFont.Height;
            int width = canvas.Width / SmallFont.Width;
            int most = (canvas.Height - titleHeight - (isTall ? TightGaps : 0)) / SmallFont.Height;
            string[] advices = Lines.Wrap(advice, width, fact.Length == 0 ? most : most / 2);
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

        private const int LooseLine = 10;
        private const int TitleGap = 5;
        private const int ParagraphGap = 3;
        private const int TightGaps = 2 * ParagraphGap;
        private const int IconGap = 6;
    }
}
