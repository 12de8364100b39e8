using Pairing.Firmware.Core.Drawing;

namespace Pairing.Emulator.Panel;

/// <summary>Reads a canvas, which the firmware itself only draws on.</summary>
internal static class CanvasPixels
{
    /// <summary>Outside, all is dark.</summary>
    public static bool Get(this Canvas canvas, int x, int y) =>
        x >= 0 && x < canvas.Width && y >= 0 && y < canvas.Height
        && (canvas.Bytes[x + ((y >> 3) * canvas.Width)] & (1 << (y & 7))) != 0;
}
