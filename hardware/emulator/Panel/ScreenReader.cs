using System;
using System.Collections.Generic;
using System.Linq;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Emulator.Panel;

/// <summary>A line of text as it stands on a screen.</summary>
public sealed record ScreenLine(string Text, int X, int Y, bool IsLarge);

/// <summary>
/// Reads a screen as an eye does: finds the firmware's letters among the pixels, wherever they stand. What a person could
/// not read on the glass is not read here either.
/// </summary>
internal sealed class ScreenReader
{
    /// <summary>Fewer letters and digits than this may be chance.</summary>
    private const int LeastLetters = 2;

    private static readonly ScreenReader Small = new(SmallFont.Width, SmallFont.Height, SmallFont.Draw, isLarge: false);
    private static readonly ScreenReader Large = new(LargeFont.Width, LargeFont.Height, LargeFont.Draw, isLarge: true);

    private readonly int _width;
    private readonly int _height;
    private readonly bool _isLarge;
    private readonly Dictionary<UInt128, char> _glyphs = [];

    private ScreenReader(int width, int height, Action<Canvas, int, int, string> draw, bool isLarge)
    {
        _width = width;
        _height = height;
        _isLarge = isLarge;
        for (char c = ' '; c <= '~'; c++)
        {
            var canvas = new Canvas(width, height);
            draw(canvas, 0, 0, c.ToString());
            _glyphs.TryAdd(Key(Strips(canvas.Get, 1, height), width, 0, 0), c);
        }
    }

    /// <summary>The lines from the top, each from the left.</summary>
    public static IReadOnlyList<ScreenLine> Read(PanelPicture picture)
    {
        // The longest runs first: a piece of a letter that looks like another is inside one that is longer.
        var found = new List<(ScreenLine Line, ScreenReader Font)>();
        foreach ((ScreenLine line, ScreenReader font) in Large.Runs(picture).Concat(Small.Runs(picture))
            .OrderByDescending(run => Letters(run.Line.Text) * run.Font._width * run.Font._height))
        {
            if (!found.Any(other => Overlap(line, font, other.Line, other.Font)))
            {
                found.Add((line, font));
            }
        }

        return found.Select(f => f.Line).OrderBy(l => l.Y).ThenBy(l => l.X).ToList();
    }

    private static int Letters(string text) => text.Count(char.IsAsciiLetterOrDigit);

    private static bool Overlap(ScreenLine a, ScreenReader fontA, ScreenLine b, ScreenReader fontB) =>
        a.Y < b.Y + fontB._height && b.Y < a.Y + fontA._height
        && a.X < b.X + (b.Text.Length * fontB._width) && b.X < a.X + (a.Text.Length * fontA._width);

    /// <summary>Every row of cells that holds letters: from each height and each start, one after the other.</summary>
    private List<(ScreenLine Line, ScreenReader Font)> Runs(PanelPicture picture)
    {
        var runs = new List<(ScreenLine, ScreenReader)>();
        int stride = picture.Width + _width - 1;
        uint[] strips = Strips((x, y) => picture[x, y], picture.Width, picture.Height);
        for (int y = 0; y <= picture.Height - _height; y++)
        {
            for (int start = 1 - _width; start <= 0; start++)
            {
                string run = "";
                for (int x = start; x < picture.Width + _width; x += _width)
                {
                    if (x < picture.Width && _glyphs.TryGetValue(Key(strips, stride, x, y), out char c))
                    {
                        run += c;
                        continue;
                    }

                    string text = run.Trim(' ');
                    if (Letters(text) >= LeastLetters)
                    {
                        int first = run.Length - run.TrimStart(' ').Length;
                        runs.Add((new ScreenLine(text, x - ((run.Length - first) * _width), y, _isLarge), this));
                    }

                    run = "";
                }
            }
        }

        return runs;
    }

    /// <summary>
    /// Row after row, for each x from one letter left of the edge on, as many points from there as a letter is wide: read once,
    /// used by all cells.
    /// </summary>
    private uint[] Strips(Func<int, int, bool> isLit, int columns, int rows)
    {
        int stride = columns + _width - 1;
        uint[] strips = new uint[stride * rows];
        for (int y = 0; y < rows; y++)
        {
            uint strip = 0;
            for (int right = 0; right < stride; right++)
            {
                strip = ((strip << 1) | (isLit(right, y) ? 1u : 0)) & ((1u << _width) - 1);
                strips[(y * stride) + right] = strip;
            }
        }

        return strips;
    }

    /// <summary>A cell of up to 192 points, folded into one number.</summary>
    private UInt128 Key(uint[] strips, int stride, int x, int y)
    {
        UInt128 key = 0;
        for (int row = y; row < y + _height; row++)
        {
            // 16 rows of 12 points do not fit; an odd factor spreads them.
            key = (key * 0x1_0001_0F13) + strips[(row * stride) + x + _width - 1];
        }

        return key;
    }
}
