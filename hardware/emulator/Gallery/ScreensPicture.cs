using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pairing.Emulator.Panel;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Emulator.Gallery;

/// <summary>All screens in one picture: each on its glass, its name beneath, on a dark ground.</summary>
internal static class ScreensPicture
{
    private const int Columns = 4;
    private const int Scale = 2; // points for each pixel of the panel, and of the letters beneath

    private const int WidestLabel = 21 * SmallFont.Width * Scale;

    // In points
    private const int Bezel = 14;
    private const int Gap = 26;
    private const int LabelGap = 10;

    private const int Ground = 0, Dark = 1, Rim = 2, Label = 3, Lit = 4, Dim = 5;
    private static readonly int[] Palette = [0x12161B, 0x050608, 0x2B323B, 0x9AA5B1, 0xE9F5FF, 0x6F7F8C];

    public static async Task<byte[]> MakeAsync(PanelKind panel)
    {
        IReadOnlyList<Sample> samples = SampleScreens.On(panel);
        IReadOnlyList<PanelPicture> pictures = await Glass.ShowAsync(samples.Select(s => s.Screen), panel);
        int glassWidth = (panel.Width * Scale) + (2 * Bezel);
        int glassHeight = (panel.Height * Scale) + (2 * Bezel);
        int cellWidth = Math.Max(glassWidth, WidestLabel) + Gap;
        int cellHeight = glassHeight + LabelGap + (SmallFont.Height * Scale) + Gap;
        int rows = (samples.Count + Columns - 1) / Columns;
        int width = Gap + (Columns * cellWidth);
        int height = Gap + (rows * cellHeight);
        byte[] points = new byte[width * height];
        for (int i = 0; i < samples.Count; i++)
        {
            int cell = Gap + (i % Columns * cellWidth);
            int left = cell + ((cellWidth - Gap - glassWidth) / 2);
            int top = Gap + (i / Columns * cellHeight);
            Draw(points.AsSpan((top * width) + left), width, pictures[i]);
            int labelWidth = samples[i].Label.Length * SmallFont.Width * Scale;
            int at = ((top + glassHeight + LabelGap) * width) + cell + ((cellWidth - Gap - labelWidth) / 2);
            Write(points.AsSpan(at), width, samples[i].Label);
        }

        return Png.Encode(width, height, Palette, (x, y) => points[(y * width) + x]);
    }

    private static void Draw(Span<byte> points, int stride, PanelPicture picture)
    {
        byte light = picture.Contrast < 0x20 ? (byte)Dim : (byte)Lit;
        int width = (picture.Width * Scale) + (2 * Bezel);
        int height = (picture.Height * Scale) + (2 * Bezel);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool isRim = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                bool isLit = x >= Bezel && y >= Bezel && picture[(x - Bezel) / Scale, (y - Bezel) / Scale];
                points[(y * stride) + x] = isLit ? light : isRim ? (byte)Rim : (byte)Dark;
            }
        }
    }

    private static void Write(Span<byte> points, int stride, string text)
    {
        var canvas = new Canvas(text.Length * SmallFont.Width, SmallFont.Height);
        SmallFont.Draw(canvas, 0, 0, text);
        for (int y = 0; y < canvas.Height * Scale; y++)
        {
            for (int x = 0; x < canvas.Width * Scale; x++)
            {
                points[(y * stride) + x] = canvas.Get(x / Scale, y / Scale) ? (byte)Label : (byte)Ground;
            }
        }
    }
}
