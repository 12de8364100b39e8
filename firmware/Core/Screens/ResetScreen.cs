using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The button is held: how far it is, what will happen, and the way out.</summary>
    internal static class ResetScreen
    {
        /// <summary>Milliseconds after which it is done.</summary>
        public const int Whole = 10000;

        public static void Paint(Canvas canvas, View view)
        {
            bool isTall = canvas.Height >= 64;
            bool isDone = view.HeldMilliseconds >= Whole;
            int width = canvas.Width / SmallFont.Width;
            string title = isDone ? "Done" : "Reset";
            int icon = Icons.Size + 6;
            int x = (canvas.Width - icon - LargeFont.Measure(title)) / 2;
            int y = isTall ? 1 : 0;
            if (x >= 0)
            {
                canvas.Draw(x, y, isDone ? Icons.Tick : Icons.Restart);
                LargeFont.Draw(canvas, x + icon, y, title);
            }
            else
            {
                Centred.Large(canvas, y, title);
            }

            y += LargeFont.Height + (isTall ? 3 : 0);
            int height = isTall ? 9 : 6;
            Bar.Paint(canvas, 0, y, canvas.Width, height, view.HeldMilliseconds, Whole);
            y += height + (isTall ? 4 : 2);

            string[] wayOut = Lines.Wrap(isDone ? "Starting again" : "Release to cancel", width, 2);
            int bottom = canvas.Height - wayOut.Length * SmallFont.Height;
            foreach (string line in Lines.Wrap(isDone ? "The pairing is gone" : "Forgets the pairing when the bar is full", width, 2))
            {
                if (y + SmallFont.Height <= bottom)
                {
                    Centred.Small(canvas, y, line);
                }

                y += SmallFont.Height + 1;
            }

            foreach (string line in wayOut)
            {
                Centred.Small(canvas, bottom, line);
                bottom += SmallFont.Height;
            }
        }
    }
}
