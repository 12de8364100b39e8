using System.Text;

namespace Pairing.Firmware.Tests.Cost;

/// <summary>JSON as servers send it.</summary>
internal static class Documents
{
    public const string Code = """
        {"device_code":"Zb7mJ2kqT0x4sW9cVn1dLfHgR6yEaPuI5oQt8iKjMzY","user_code":"WDJB-MJHT",
        "verification_uri":"http://192.168.4.20:5080/d",
        "verification_uri_complete":"HTTP://192.168.4.20:5080/D/WDJBMJHT","expires_in":600,"interval":5,"prefer_wait":25}
        """;

    /// <summary>The same, with escapes that a server may use: solidus, and what .NET escapes by default.</summary>
    public static string EscapedCode => Code.Replace("/", "\\/", StringComparison.Ordinal)
        .Replace("-", "\\u002D", StringComparison.Ordinal);

    /// <summary>What costs most to read, each of about so many bytes: nobody sends it by accident.</summary>
    public static IEnumerable<string> Odd(int bytes) =>
    [
        Repeated("""{"x":""", """ """, "1}", bytes),
        Repeated("{", "\"\":1,", "\"x\":1}", bytes),
        Repeated("{", "\"code\":1,", "\"x\":1}", bytes),
        Repeated("{", ",", "\"x\":1}", bytes),
        Repeated("""{"x":[""", "[],", "1]}", bytes),
        Repeated("""{"x":""", "[", "", bytes),
        Repeated("""{"x":["a""", "\\\\", "\"]}", bytes),
        Repeated("""{"x":["a""", "\\\\", "\"]}", 2000), // as many escapes as are passed over
        Repeated("""{"issuer":"a""", "\\u00e9", "\"}", bytes),
        Repeated("""{"issuer":"a""", "\\u00e9", "\"}", 2400), // as many escapes as are read
        Repeated("""{"issuer":""", "\n\u0001", "1}", bytes),
    ];

    private static string Repeated(string start, string part, string end, int bytes) =>
        start + string.Concat(Enumerable.Repeat(part, (bytes - start.Length - end.Length) / part.Length)) + end;

    /// <summary>Metadata (RFC 8414 2) of so many bytes: the endpoints, then what the device passes over.</summary>
    public static string Metadata(int bytes)
    {
        StringBuilder text = new("""
            {"issuer":"https://sso.example.com/realms/home",
            "device_authorization_endpoint":"https://sso.example.com/realms/home/protocol/openid-connect/auth/device",
            "token_endpoint":"https://sso.example.com/realms/home/protocol/openid-connect/token"
            """);
        for (int i = 0; ; i++)
        {
            string member = i % 2 == 0
                ? $",\"endpoint_{i}\":\"https://sso.example.com/realms/home/protocol/openid-connect/ext/{i}\""
                : $",\"values_supported_{i}\":[\"PS384\",\"ES384\",\"RS384\",\"HS256\",\"HS512\",\"ES256\",\"RS256\",\"HS384\"]";
            if (text.Length + member.Length + 1 > bytes)
            {
                return text.Append(' ', bytes - text.Length - 1).Append('}').ToString();
            }

            text.Append(member);
        }
    }
}
