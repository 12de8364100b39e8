using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Tests.Screens;

namespace Pairing.Firmware.Tests.Drawing;

public class FontTests
{
    [Fact]
    public void The_small_font_has_all_of_printable_ASCII()
    {
        Canvas sheet = new(16 * SmallFont.Width, 48);
        for (char c = ' '; c <= '~'; c++)
        {
            SmallFont.Draw(sheet, (c - ' ') % 16 * SmallFont.Width, (c - ' ') / 16 * SmallFont.Height, c.ToString());
        }

        Golden.Check("small-font", sheet);
    }

    [Fact]
    public void The_large_font_has_digits_capitals_dash_and_colon_and_doubles_the_rest()
    {
        Canvas sheet = new(13 * LargeFont.Width, 7 * LargeFont.Height);
        string[] lines = ["0123456789-:", "ABCDEFGHIJKLM", "NOPQRSTUVWXYZ", "abcdefghijklm", "nopqrstuvwxyz", "!\"#$%&'()*+,.",
            "/;<=>?@[\\]^_~"];
        for (int i = 0; i < lines.Length; i++)
        {
            LargeFont.Draw(sheet, 0, i * LargeFont.Height, lines[i]);
        }

        Golden.Check("large-font", sheet);
    }
}
