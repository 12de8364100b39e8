using System.Text;

namespace Pairing.Boards.Tests.ImageSize;

/// <summary>The parts of a .pe as they fill. What is there already is not written again.</summary>
internal sealed class PeParts
{
    private const int Header = 124;

    private readonly HashSet<string> _strings = ["", ".ctor", ".cctor"]; // the empty one is first; the CLR knows the others
    private string _signatures = ""; // a char for each byte

    public PeSize Size { get; private set; } = new(Code: 0, Tables: Header, Names: 1, Texts: 0, Signatures: 0, Data: 0);

    public void AddRecord(int bytes, params ReadOnlySpan<string> names)
    {
        int length = 0;
        foreach (string name in names)
        {
            length += Add(name);
        }

        Size = Size with { Tables = Size.Tables + bytes, Names = Size.Names + length };
    }

    public void AddCode(int bytes) => Size = Size with { Code = Size.Code + bytes };

    public void AddText(string text) => Size = Size with { Texts = Size.Texts + Add(text) };

    public void AddSignature(string signature) =>
        Size = Size with { Signatures = Size.Signatures + AddBytes(signature) };

    /// <summary>Data is kept among the signatures, its length before it.</summary>
    public void AddData(byte[] data)
    {
        string bytes = string.Concat(data.Select(b => (char)b));
        Size = Size with { Data = Size.Data + AddBytes((char)(data.Length & 0xFF) + "" + (char)(data.Length >> 8) + bytes) };
    }

    /// <summary>Names and texts are kept together, in UTF-8 with a zero behind each.</summary>
    private int Add(string text) => _strings.Add(text) ? Encoding.UTF8.GetByteCount(text) + 1 : 0;

    /// <summary>A signature may be anywhere within those before it.</summary>
    private int AddBytes(string signature)
    {
        bool isNew = !_signatures.Contains(signature, StringComparison.Ordinal);
        _signatures += isNew ? signature : "";
        return isNew ? signature.Length : 0;
    }
}
