using System;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// The common face of a screen that says one thing: an icon and a word, beneath it what is the case, what to do, and what
    /// comes next. The block stands in the middle. Where there is little room the gaps shrink first, then the icon goes, then the
    /// word is small and what comes next stands beside it, then the last lines go. What comes next stays: advice makes room for
    /// it. Only a fact that would lose its end goes before it.
    /// </summary>
    internal static class Notice
    {
        public static void Paint(Canvas canvas, string icon, string title, string fact, string advice, string next = "")
        {
            bool isTall = canvas.Height >= 64;
            int width = canvas.Width / SmallFont.Width;
            string[] nexts = Lines.Wrap(next, width, MostNext);
            int factLines = Lines.Wrap(fact, width, Many).Length;
            int adviceLines = Lines.Wrap(advice, width, Many).Length;
            int wanted = factLines + adviceLines + nexts.Length;
            bool isLarge = LargeFont.Measure(title) <= canvas.Width && wanted <= Room(canvas, Icons.Size, isTall);
            if (!isLarge && nexts.Length > 0 && title.Length + 1 + next.Length <= width)
            {
                title += (title.Length + 2 + next.Length <= width ? ", " : " ") + next;
                nexts = new string[0];
            }

            int titleHeight = isLarge ? Icons.Size : SmallFont.Height;
            int room = Room(canvas, titleHeight, isTall);
            bool isCrowded = factLines > room - nexts.Length;
            nexts = isCrowded ? new string[0] : nexts;
            int most = room - nexts.Length;
            // Cut short it helps nobody, and there is the code to look up
            bool isAdviceLeft = !isCrowded && (nexts.Length == 0 || factLines + adviceLines <= most);
            string[] advices = Lines.Wrap(isAdviceLeft ? advice : "", width, Math.Max(most - factLines, most / 2));
            string[] facts = Lines.Wrap(fact, width, most - advices.Length);

            int count = facts.Length + advices.Length + nexts.Length;
            int gaps = Gaps(facts, advices, nexts);
            int loose = titleHeight + TitleGap + count * LooseLine + Math.Max(gaps, 1) * ParagraphGap;
            bool isLoose = isTall && loose <= canvas.Height;
            int pitch = isLoose ? LooseLine : SmallFont.Height;
            int gap = isTall && count > 0 ? (isLoose ? TitleGap : TightGaps / 2) : 0;
            int rest = canvas.Height - titleHeight - gap - count * pitch;
            int between = isTall && gaps > 0 ? Math.Min(ParagraphGap, rest / gaps) : 0;
            int y = (canvas.Height - (titleHeight + gap + count * pitch + gaps * between) + 1) / 2;

            PaintTitle(canvas, icon, title, isLarge, y);
            y = PaintLines(canvas, facts, y + titleHeight + gap, pitch, between);
            y = PaintLines(canvas, advices, y, pitch, between);
            PaintLines(canvas, nexts, y, pitch, between);
        }

        /// <summary>Between the paragraphs that there are.</summary>
        private static int Gaps(string[] facts, string[] advices, string[] nexts)
        {
            int paragraphs = (facts.Length > 0 ? 1 : 0) + (advices.Length > 0 ? 1 : 0) + (nexts.Length > 0 ? 1 : 0);
            return Math.Max(paragraphs - 1, 0);
        }

        private static int Room(Canvas canvas, int titleHeight, bool isTall)
        {
            return (canvas.Height - titleHeight - (isTall ? TightGaps : 0)) / SmallFont.Height;
        }

        private static void PaintTitle(Canvas canvas, string icon, string title, bool isLarge, int y)
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

        private static int PaintLines(Canvas canvas, string[] lines, int y, int pitch, int between)
        {
            y = Centred.SmallLines(canvas, 0, y, canvas.Width, lines, pitch);
            return lines.Length > 0 ? y + between : y;
        }

        private const int MostNext = 2;
        private const int Many = 8; // more lines than any panel has
        private const int LooseLine = 10;
        private const int TitleGap = 5;
        private const int ParagraphGap = 3;
        private const int TightGaps = 2 * ParagraphGap;
        private const int IconGap = 6;
    }
}
