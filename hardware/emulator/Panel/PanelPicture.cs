using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Pairing.Emulator.Panel;

/// <summary>What a panel shows in one moment.</summary>
public sealed class PanelPicture : IEquatable<PanelPicture>
{
    private readonly bool[] _lit;

    internal PanelPicture(int width, int height, bool[] lit, byte contrast)
    {
        Width = width;
        Height = height;
        Contrast = contrast;
        _lit = lit;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>How bright the lit pixels are, 0 to 255.</summary>
    public byte Contrast { get; }

    public bool IsDark => Array.IndexOf(_lit, true) < 0;

    public bool this[int x, int y] => x >= 0 && y >= 0 && x < Width && y < Height && _lit[(y * Width) + x];

    /// <summary>The lines of text that stand there, from the top.</summary>
    public IReadOnlyList<ScreenLine> ReadLines() => ScreenReader.Read(this);

    /// <summary>The text that stands there, a line for each line.</summary>
    public string ReadText() => string.Join('\n', ReadLines().Select(line => line.Text));

    /// <summary>The same pixels, whatever the contrast.</summary>
    public bool HasPixelsOf(PanelPicture other) => _lit.AsSpan().SequenceEqual(other._lit);

    public bool Equals(PanelPicture? other) => other != null && Contrast == other.Contrast && HasPixelsOf(other);

    public override bool Equals(object? other) => Equals(other as PanelPicture);

    public override int GetHashCode() => HashCode.Combine(Contrast, ToBits().Length);

    /// <summary>One bit a pixel, rows from the top, the highest bit the leftmost.</summary>
    public byte[] ToBits()
    {
        byte[] bits = new byte[(_lit.Length + 7) / 8];
        for (int i = 0; i < _lit.Length; i++)
        {
            bits[i >> 3] |= _lit[i] ? (byte)(0x80 >> (i & 7)) : (byte)0;
        }

        return bits;
    }

    /// <summary>As lines of text, two rows in each, in a frame.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append('┌').Append('─', Width).Append("┐\n");
        for (int y = 0; y < Height; y += 2)
        {
            text.Append('│');
            for (int x = 0; x < Width; x++)
            {
                text.Append((this[x, y], this[x, y + 1]) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            }

            text.Append("│\n");
        }

        return text.Append('└').Append('─', Width).Append('┘').ToString();
    }

    /// <summary>A PNG, each pixel a square of so many points, with a dark border of as many pixels.</summary>
    public byte[] ToPng(int scale = 6, int border = 4) =>
        Png.Encode((Width + (2 * border)) * scale, (Height + (2 * border)) * scale,
            (x, y) => this[(x / scale) - border, (y / scale) - border]);
}
