using System;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>A bar that runs out, and minutes and seconds.</summary>
    internal static class TimeLeft
    {
        public static void Paint(Canvas canvas, int y, int seconds, int lifetime)
        {
            string text = Exact(seconds);
            int x = canvas.Width - SmallFont.Measure(text);
            SmallFont.Draw(canvas, x, y, text);
            Bar.Paint(canvas, 0, y, x - 6, 7, seconds, lifetime);
        }

        /// <summary>Rounded up; 0 for a time that has passed.</summary>
        public static int Seconds(long milliseconds)
        {
            return milliseconds > 0 ? (int)((milliseconds + 999) / 1000) : 0;
        }

        /// <summary>599 as 9:59.</summary>
        public static string Exact(int seconds)
        {
            int left = Math.Max(seconds, 0);
            return left / 60 + ":" + (left % 60 < 10 ? "0" : "") + left % 60;
        }

        /// <summary>
        /// 599 as 600: so many seconds that <see cref="Rough"/> says the same, and that change no sooner than it does.
        /// </summary>
        public static int Steady(int seconds)
        {
            return seconds < 60 ? 0 : (seconds + 59) / 60 * 60;
        }

        /// <summary>599 as 10 min: what changes once a minute does not disturb a camera.</summary>
        public static string Rough(int seconds)
        {
            return seconds < 60 ? "<1 min" : (seconds + 59) / 60 + " min";
        }
    }
}
