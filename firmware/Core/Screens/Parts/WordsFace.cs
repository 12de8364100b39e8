using System;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// The owner's words on a part of the panel: large where they fit so, else small, and line by line where they do not fit at
    /// all.
    /// What the device has to say stands beneath.
    /// </summary>
    internal static class WordsFace
    {
        public static void Paint(Canvas canvas, HomeScreen screen, int width, int height)
        {
            int x = screen.DriftX;
            int y = screen.DriftY;
            int room = Room(height, screen.Status.Length > 0);
            if (room < height)
            {
                Centred.Small(canvas, x, y + room, width, Lines.Shorten(screen.Status, width / SmallFont.Width));
            }

            string[] large = WordLines.Of(screen.Words, LargeFont.Fitting(width));
            if (large.Length * LargeFont.Height <= room && WordLines.AreWhole(screen.Words, LargeFont.Fitting(width)))
            {
                Centred.LargeLines(canvas, x, y + (room - large.Length * LargeFont.Height) / 2, width, large);
            }
            else
            {
                PaintSmall(canvas, x, y, width, room, WordLines.Of(screen.Words, width / SmallFont.Width), screen.FirstLine);
            }
        }

        /// <summary>Lines that do not fit, so that the words scroll by as many; 0 when all are seen.</summary>
        public static int Hidden(string words, int width, int height, bool saysMore)
        {
            int lines = WordLines.Of(words, width / SmallFont.Width).Length;
            int rows = Room(height, saysMore) / SmallFont.Height;
            return Math.Max(lines - rows, 0);
        }

        private static int Room(int height, bool saysMore)
        {
            return saysMore ? height - SmallFont.Height : height;
        }

        private static void PaintSmall(Canvas canvas, int x, int y, int width, int room, string[] lines, int first)
        {
            int rows = room / SmallFont.Height;
            bool scrolls = lines.Length > rows;
            first = Math.Max(0, Math.Min(first, lines.Length - rows));
            y += scrolls ? 0 : (room - lines.Length * SmallFont.Height) / 2;
            for (int i = first; i < lines.Length && i < first + rows; i++)
            {
                if (scrolls)
                {
                    SmallFont.Draw(canvas, x, y, lines[i]); // what moves is read more easily from one edge
                }
                else
                {
                    Centred.Small(canvas, x, y, width, lines[i]);
                }

                y += SmallFont.Height;
            }
        }
    }
}
