using System.Text;

namespace System.Web;

/// <summary>System.Net.Http: a space becomes a plus, the rest %XX with capitals; letters, digits and ~-_. stay.</summary>
internal class HttpUtility
{
    public static string? UrlEncode(string? str)
    {
        if (str == null)
        {
            return null;
        }

        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(str))
        {
            char c = (char)b;
            encoded.Append(
                char.IsAsciiLetterOrDigit(c) || c is '~' or '-' or '_' or '.' ? c.ToString()
                : c == ' ' ? "+"
                : "%" + b.ToString("X2", Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
