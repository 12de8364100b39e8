using System;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// The address alone, where it has no room above the code: in as many parts as it takes, each of whole lines, so that none of
    /// its letters is left out. The first line says which part of how many it is.
    /// </summary>
    internal static class AddressFace
    {
        /// <summary>How many it takes.</summary>
        public static int Parts(int width, int height, string address)
        {
            int rows = Rows(height);
            return (Wrap(width, address).Length + rows - 1) / rows;
        }

        public static void Paint(Canvas canvas, CodeScreen screen)
        {
            string[] lines = Wrap(canvas.Width, screen.Address);
            int rows = Rows(canvas.Height);
            int parts = Parts(canvas.Width, canvas.Height, screen.Address);
            int part = Math.Max(Math.Min(screen.Part, parts), 1);
            int first = (part - 1) * rows;
            int end = Math.Min(first + rows, lines.Length);
            int y = (canvas.Height - (end - first + 1) * SmallFont.Height) / 2;
            bool hasNoQr = screen.QrText.Length == 0 && QrFace.HasRoom(canvas.Width, canvas.Height);
            Centred.Small(canvas, y, (hasNoQr ? "No QR: open" : "Open") + (parts > 1 ? " " + part + " of " + parts : ""));
            for (int i = first; i < end; i++)
            {
                y += SmallFont.Height;
                Centred.Small(canvas, y, lines[i]);
            }
        }

        /// <summary>Two lines hold more than the letters of one: one that ends early does so before a long word.</summary>
        private static string[] Wrap(int width, string address)
        {
            int columns = width / SmallFont.Width;
            return Lines.Wrap(address, columns, address.Length * 2 / columns + 2);
        }

        private static int Rows(int height)
        {
            return height / SmallFont.Height - 1; // the first is the title's
        }
    }
}
