using System.Text;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>
/// A panel as a camera sees it, dark all around: either straight and sharp, or held a little askew and a little out of focus,
/// with the dark gaps between an OLED's pixels.
/// </summary>
internal static class Photo
{
    /// <summary>Camera pixels for one of the panel's.</summary>
    public const int Scale = 4;

    /// <summary>Camera pixels of dark on each side.</summary>
    public const int Surround = 40;

    public static void SaveSharp(Canvas canvas, string path) =>
        Save(canvas, path, (x, y) => IsLit(canvas, x, y, gap: 0) ? Lit : Dark);

    public static void SaveByHand(Canvas canvas, string path)
    {
        (double sine, double cosine) = Math.SinCos(Tilt);
        double middleX = canvas.Width / 2.0;
        double middleY = canvas.Height / 2.0;
        Save(canvas, path, (x, y) =>
        {
            int lit = 0;
            foreach (double dy in Focus)
            {
                foreach (double dx in Focus)
                {
                    double fromX = x + dx - middleX;
                    double fromY = y + dy - middleY;
                    lit += IsLit(
                        canvas, middleX + fromX * cosine - fromY * sine, middleY + fromX * sine + fromY * cosine, Gap) ? 1 : 0;
                }
            }

            return (byte)(Dark + (Lit - Dark) * lit / (Focus.Length * Focus.Length));
        });
    }

    /// <summary>Asks for the light at each point, in the panel's pixels.</summary>
    private static void Save(Canvas canvas, string path, Func<double, double, byte> light)
    {
        int width = canvas.Width * Scale + 2 * Surround;
        int height = canvas.Height * Scale + 2 * Surround;
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = light((i % width - Surround + 0.5) / Scale, (i / width - Surround + 0.5) / Scale);
        }

        using FileStream file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"P5 {width} {height} 255\n"));
        file.Write(pixels);
    }

    private static bool IsLit(Canvas canvas, double x, double y, double gap) =>
        x - Math.Floor(x) >= gap && y - Math.Floor(y) >= gap && canvas.Get((int)Math.Floor(x), (int)Math.Floor(y));

    private const byte Dark = 8;
    private const byte Lit = 240;
    private const double Gap = 0.15; // of a pixel
    private const double Tilt = 6 * Math.PI / 180;

    // A point's light comes from a square as wide as a pixel: less, and the gaps make a moire pattern that a phone sees in no two
    // frames
    private static readonly double[] Focus = [-5 / 12.0, -3 / 12.0, -1 / 12.0, 1 / 12.0, 3 / 12.0, 5 / 12.0];
}
