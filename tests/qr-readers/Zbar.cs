using System.Xml.Linq;

namespace Pairing.Tests;

/// <summary>zbar, a QR reader by others: what a camera would read off pictures.</summary>
internal static class Zbar
{
    private const int NotAllHadACode = 4;

    private static readonly XNamespace Names = "http://zbar.sourceforge.net/2008/barcode";

    /// <summary>The codes in each picture, by the picture's path, in an order of zbar's own.</summary>
    public static Dictionary<string, string[]> Read(params string[] pictures)
    {
        string xml = Command.Run(
            "zbarimg", [0, NotAllHadACode], ["--quiet", "--nodbus", "--xml", "-Sdisable", "-Sqrcode.enable", .. pictures]);
        Dictionary<string, string[]> codes = pictures.ToDictionary(picture => picture, string[] (_) => []);
        foreach (XElement source in XDocument.Parse(xml).Root!.Elements(Names + "source"))
        {
            codes[source.Attribute("href")!.Value] =
                [.. source.Descendants(Names + "symbol").Select(symbol => symbol.Element(Names + "data")!.Value)];
        }

        return codes;
    }
}
