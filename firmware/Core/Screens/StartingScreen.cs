using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Name, version, board: the first that is seen after power comes.</summary>
    internal static class StartingScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            bool isTall = canvas.Height >= 64;
            int width = canvas.Width / SmallFont.Width;
            int y = Name.Paint(canvas, 0, isTall ? 4 : 0, canvas.Width, isTall ? 2 : 1, view.Name.Length > 0 ? view.Name : "Pairing");
            int line = canvas.Height - SmallFont.Height;
            if (view.Board.Length > 0)
            {
                Centred.Small(canvas, line, Lines.Shorten(view.Board, width));
                line -= SmallFont.Height + (isTall ? 2 : 0);
            }

            if (line >= y)
            {
                Centred.Small(canvas, line, Lines.Shorten(view.Version, width));
            }
        }
    }
}
