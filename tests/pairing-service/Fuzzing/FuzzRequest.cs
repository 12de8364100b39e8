using System.Text;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>One input: the bytes of a request, and what is certain about its response.</summary>
/// <param name="IsFramed">Whether its end is where the service must see it, so that a response has to come.</param>
/// <param name="IsPartOnly">Whether its body is announced and not sent.</param>
internal sealed record FuzzRequest(string Method, string Target, string Text, bool IsFramed, bool IsPartOnly)
{
    public byte[] Bytes => Encoding.Latin1.GetBytes(Text);

    public bool IsHead => Method == "HEAD";

    public string Path => Target.Split('?', '#')[0];

    /// <summary>For a report: one line, with all that is not plain ASCII escaped.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        foreach (char c in Text.Length > 3000 ? Text[..3000] + $"... ({Text.Length} bytes)" : Text)
        {
            line.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                >= ' ' and <= '~' and not '\\' => c.ToString(),
                _ => $"\\x{(int)c:x2}",
            });
        }

        return line.ToString();
    }
}
