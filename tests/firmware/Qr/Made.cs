using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>QR codes of which all slices are done.</summary>
internal static class Made
{
    /// <summary>More slices than a code takes would be a code that is never made.</summary>
    public const int Slices = 10;

    public static QrCode Of(string text)
    {
        QrCode code = QrCode.Begin(text)!;
        for (int slice = 0; slice < Slices; slice++)
        {
            Assert.False(code.IsMade);
            code.Advance();
        }

        Assert.True(code.IsMade);
        return code;
    }

    public static bool IsDark(this QrCode code, int x, int y) => x >= 0 && (code.Row(y) >> x & 1) != 0;

    /// <summary>With this mask, easy to read or not.</summary>
    public static int[] Rows(string text, QrFormat format, int mask)
    {
        QrMatrix matrix = new(format);
        matrix.DrawCodewords(QrCode.Codewords(new QrText(text), format));
        return matrix.Masked(format.Level, mask);
    }
}
