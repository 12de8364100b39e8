using System.Buffers;
using System.Text;
using Pairing.Protocol;

namespace Pairing.Service.Requests;

/// <summary>Decodes names and values of a form (RFC 6749 appendix B) and credentials of Basic (2.3.1).</summary>
public static class FormText
{
    /// <summary>Longer than any device code. Longer values go to the heap.</summary>
    private const int Short = 256;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null: a percent sign without two digits, invalid UTF-8 or a control character.</summary>
    /// <param name="hasLines">Whether the text can have tabs and the ends of lines.</param>
    public static string? Decode(ReadOnlySpan<byte> encoded, bool hasLines = false)
    {
        var bytes = encoded.Length <= Short ? stackalloc byte[Short] : new byte[encoded.Length];
        int length = 0;
        for (int i = 0; i < encoded.Length; i++)
        {
            byte b = encoded[i];
            if (b == '%')
            {
                if (i + 2 >= encoded.Length || HexDigit(encoded[i + 1]) < 0 || HexDigit(encoded[i + 2]) < 0)
                {
                    return null;
                }

                b = (byte)((HexDigit(encoded[i + 1]) << 4) | HexDigit(encoded[i + 2]));
                i += 2;
            }
            else if (b == '+')
            {
                b = (byte)' ';
            }

            bytes[length++] = b;
        }

        return Text(bytes[..length], hasLines);
    }

    /// <summary>The user and password of an Authorization: Basic value. Null: it is none.</summary>
    public static (string Id, string Secret)? DecodeBasic(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out int length))
        {
            return null;
        }

        var pair = bytes.AsSpan(0, length);
        int colon = pair.IndexOf((byte)':');
        return colon >= 0 && Decode(pair[..colon]) is { } id && Decode(pair[(colon + 1)..]) is { } secret
            && id.Length <= FieldLengths.Of(Wire.ClientId) && secret.Length <= FieldLengths.Of(Wire.ClientSecret)
                ? (id, secret)
                : null;
    }

    private static string? Text(ReadOnlySpan<byte> bytes, bool hasLines)
    {
        try
        {
            string text = Strict.GetString(bytes);
            return HasControl(text, hasLines) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool HasControl(ReadOnlySpan<char> text, bool hasLines) =>
        text.ContainsAnyInRange('\x7f', '\x9f')
        || (hasLines ? text.ContainsAny(NotInLines) : text.ContainsAnyInRange('\0', '\x1f'));

    private static readonly SearchValues<char> NotInLines =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\r'])]);

    private static int HexDigit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}
