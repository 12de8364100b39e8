using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Tests.Drawing;

/// <summary>Draws pixel by pixel, to compare with what the firmware draws in columns and rectangles.</summary>
internal static class CanvasDots
{
    /// <summary>Outside, nothing.</summary>
    public static void Set(this Canvas canvas, int x, int y, bool on)
    {
        if (x < 0 || x >= canvas.Width || y < 0 || y >= canvas.Height)
        {
            return;
        }

        int index = x + ((y >> 3) * canvas.Width);
        int bit = 1 << (y & 7);
        canvas.Bytes[index] = (byte)(on ? canvas.Bytes[index] | bit : canvas.Bytes[index] & ~bit);
    }
}
