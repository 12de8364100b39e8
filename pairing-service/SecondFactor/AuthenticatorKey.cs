using System.Security.Cryptography;
using System.Text;

namespace Pairing.Service.SecondFactor;

/// <summary>The secret that the service and an authenticator app share, in base32 as apps expect it (RFC 4648 6).</summary>
public static class AuthenticatorKey
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>RFC 4226 4: 160 bits. They are 32 characters without padding.</summary>
    private const int Length = 20;

    public static string New() => Encode(RandomNumberGenerator.GetBytes(Length));

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        foreach (byte one in bytes)
        {
            held = (held << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(held << (5 - bits)) & 31]).ToString();
    }

    /// <exception cref="FormatException">A character is not in the alphabet.</exception>
    public static byte[] Decode(string text)
    {
        byte[] bytes = new byte[text.Length * 5 / 8];
        int bits = 0;
        int held = 0;
        int used = 0;
        foreach (char one in text)
        {
            int value = Alphabet.IndexOf(one, StringComparison.Ordinal);
            held = (held << 5) | (value >= 0 ? value : throw new FormatException("This is not base32."));
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[used++] = (byte)(held >> bits);
            }
        }

        return bytes;
    }

    /// <summary>In groups of four, for people who type it.</summary>
    public static string Group(string key) => string.Join(' ', key.Chunk(4).Select(chunk => new string(chunk)));

    /// <summary>The address in the QR code. Authenticator apps agree on it; there is no RFC.</summary>
    public static string Uri(string key, string issuer, string account) =>
        $"otpauth://totp/{Escape(issuer)}:{Escape(account)}?secret={key}&issuer={Escape(issuer)}";

    private static string Escape(string text) => System.Uri.EscapeDataString(text);
}
