using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The button is held: for how long, what will happen, and how to cancel.</summary>
    public sealed class ResetScreen : Screen
    {
        /// <summary>Milliseconds after which it is done.</summary>
        public const int Whole = 10000;

        /// <summary>How long the button has been held, 0 to <see cref="Whole"/> milliseconds.</summary>
        public int HeldMilliseconds;

        public override bool IsSameAs(Screen other)
        {
            return other is ResetScreen that && HeldMilliseconds == that.HeldMilliseconds;
        }

        /// <summary>From step to step only the bar grows.</summary>
        public override string Staying
        {
            get { return HeldMilliseconds < Whole ? "Reset" : ""; }
        }

        public override void PaintChanging(Canvas canvas)
        {
            canvas.Clear(LargeFont.Height, IsTall(canvas) ? 16 : 8);
            PaintBar(canvas);
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            bool isTall = IsTall(canvas);
            bool isDone = HeldMilliseconds >= Whole;
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

            y = PaintBar(canvas);
            string[] wayOut = Lines.Wrap(isDone ? "Starting again" : "Release to cancel", width, 2);
            int bottom = canvas.Height - wayOut.Length * SmallFont.Height;
            string effect = isDone ? "The pairing is gone" : "Forgets the pairing when the bar is full";
            foreach (string line in Lines.Wrap(effect, width, 2))
            {
                if (y + SmallFont.Height <= bottom)
                {
                    Centred.Small(canvas, y, line);
                }

                y += SmallFont.Height + 1;
            }

            Centred.SmallLines(canvas, 0, bottom, canvas.Width, wayOut);
        }

        /// <summary>Under the title, on pages of its own. Where the next line stands.</summary>
        private int PaintBar(Canvas canvas)
        {
            bool isTall = IsTall(canvas);
            int y = LargeFont.Height + (isTall ? 4 : 0);
            int height = isTall ? 9 : 6;
            Bar.Paint(canvas, 0, y, canvas.Width, height, HeldMilliseconds, Whole);
            return y + height + (isTall ? 4 : 2);
        }

        private static bool IsTall(Canvas canvas)
        {
            return canvas.Height >= 64;
        }
    }
}
