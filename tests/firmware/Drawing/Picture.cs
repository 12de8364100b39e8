using System.Text;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Tests.Drawing;

/// <summary>
/// A canvas as text: two rows of pixels in a line of half blocks, so that letters keep their shape, and a border against lost
/// spaces.
/// </summary>
internal static class Picture
{
    public static string Of(Canvas canvas)
    {
        StringBuilder text = new();
        text.Append('+').Append('-', canvas.Width).Append("+\n");
        for (int y = 0; y < canvas.Height; y += 2)
        {
            text.Append('|');
            for (int x = 0; x < canvas.Width; x++)
            {
                text.Append((canvas.Get(x, y), canvas.Get(x, y + 1)) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            }

            text.Append("|\n");
        }

        return text.Append('+').Append('-', canvas.Width).Append("+\n").ToString();
    }

    /// <summary>One character a pixel, # lit, for what is small enough to stand in a test.</summary>
    public static string Pixels(Canvas canvas, int width, int height) =>
        string.Join('\n', Enumerable.Range(0, height).Select(y =>
            new string([.. Enumerable.Range(0, width).Select(x => canvas.Get(x, y) ? '#' : '.')])));
}
