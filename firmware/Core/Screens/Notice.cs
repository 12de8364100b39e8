using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// The common face of a screen that says one thing: an icon and a word, beneath it what is the case, and what to do. The block
    /// stands in the middle; on a low panel the gaps go first, then the icon, then the last lines.
    /// </summary>
    internal static class Notice
    {
        public static void Paint(Canvas canvas, ushort[] icon, string title, string fact, string advice)
        {
            bool isTall = canvas.Height >= 64;
            int pitch = isTall ? LooseLine : SmallFont.Height;
            bool isLarge = LargeFont.Measure(title) <= canvas.Width;
            int titleHeight = isLarge ? LargeFont.Height : SmallFont.Height;
            int room = (canvas.Height - titleHeight) / pitch;
            int width = canvas.Width / SmallFont.Width;
            string[] advices = Lines.Wrap(advice, width, fact.Length == 0 ? room : room / 2);
            string[] facts = Lines.Wrap(fact, width, room - advices.Length);

            int gap = isTall ? TitleGap : 0;
            int between = isTall && facts.Length > 0 && advices.Length > 0 ? ParagraphGap : 0;
            int height = titleHeight + gap + (facts.Length + advices.Length) * pitch + between;
            int y = height < canvas.Height ? (canvas.Height - height) / 2 : 0;

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
            canvas.Draw(x, y - 1, icon); // the letters are 14 rows high, the icon 16
            LargeFont.Draw(canvas, x + Icons.Size + IconGap, y, title);
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
        private const int IconGap = 6;
    }
}
