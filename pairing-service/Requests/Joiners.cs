using System.Text;

namespace Pairing.Service.Requests;

/// <summary>
/// Where a zero width joiner or non-joiner changes what is seen (RFC 5892 A.1, A.2; UTS 51 2.3): between letters of scripts that
/// join them, as in Persian and Sinhala, and between the parts of an emoji.
/// </summary>
public static class Joiners
{
    public static readonly char[] Both = [NonJoiner, Joiner];

    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    public static bool IsJoiner(Rune rune) => rune.Value is NonJoiner or Joiner;

    public static bool IsNeeded(Rune joiner, Rune before, Rune after) =>
        (IsOfJoiningScript(before.Value) && IsOfJoiningScript(after.Value))
        || (joiner.Value == Joiner && IsEmoji(after) && (IsEmoji(before) || before.Value == 0xFE0F));

    /// <summary>Extended_Pictographic and the skin tones, without those that are digits or letters.</summary>
    public static bool IsEmoji(Rune rune) => rune.Value is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x3030
        or 0x303D or 0x3297 or 0x3299 or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x27BF) or (>= 0x2900 and <= 0x2BFF)
        or (>= 0x1F000 and <= 0x1FAFF);

    /// <summary>
    /// Blocks of scripts whose letters join (Arabic, Syriac, N'Ko, Mandaic, Mongolian, Phags-pa, Adlam) or whose consonants do
    /// (Devanagari to Sinhala, Myanmar, Khmer, and the smaller Brahmic scripts).
    /// </summary>
    private static bool IsOfJoiningScript(int c) => c is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF)
        or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x18AF) or (>= 0x1A20 and <= 0x1BFF) or (>= 0xA840 and <= 0xA8FF)
        or (>= 0xA980 and <= 0xA9DF) or (>= 0xAA60 and <= 0xAA7F) or (>= 0xABC0 and <= 0xABFF) or (>= 0xFB50 and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10A00 and <= 0x10AFF) or (>= 0x11000 and <= 0x11FFF)
        or (>= 0x1E900 and <= 0x1E95F);
}
