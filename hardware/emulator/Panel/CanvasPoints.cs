using Pairing.Firmware.Core.Drawing;

namespace Pairing.Emulator.Panel;

/// <summary>The pixels of the firmware's picture.</summary>
internal static class CanvasPoints
{
    /// <param name="canvas">Whose.</param>
    /// <param name="x">A column of it.</param>
    /// <param name="y">A row of it.</param>
    public static bool Get(this Canvas canvas, int x, int y) => (canvas.Bytes[x + (y / 8 * canvas.Width)] >> (y % 8) & 1) != 0;
}
