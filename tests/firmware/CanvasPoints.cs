using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Tests;

/// <summary>A canvas pixel by pixel, as slow as it is simple: what the firmware's ways of drawing are held against.</summary>
internal static class CanvasPoints
{
    /// <summary>Outside all is dark.</summary>
    public static bool Get(this Canvas canvas, int x, int y) => canvas.IsInside(x, y) && (canvas.Byte(x, y) & Bit(y)) != 0;

    /// <summary>Outside it does nothing.</summary>
    public static void Set(this Canvas canvas, int x, int y, bool on)
    {
        if (canvas.IsInside(x, y))
        {
            canvas.Byte(x, y) = (byte)(on ? canvas.Byte(x, y) | Bit(y) : canvas.Byte(x, y) & ~Bit(y));
        }
    }

    private static ref byte Byte(this Canvas canvas, int x, int y) => ref canvas.Bytes[x + y / 8 * canvas.Width];

    private static int Bit(int y) => 1 << (y % 8);

    private static bool IsInside(this Canvas canvas, int x, int y) =>
        x >= 0 && x < canvas.Width && y >= 0 && y < canvas.Height;
}
