using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>Two QR readers by others, each given a folder of photos at once: zbar, and jsQR on node.</summary>
internal static class Readers
{
    /// <summary>What stands in each photo by its file name; several codes, or none, are an empty string.</summary>
    public static Dictionary<string, string> Zbar(string folder)
    {
        string[] photos = Directory.GetFiles(folder, "*.pgm");
        string xml = Run("zbarimg", [0, 4], ["--quiet", "--nodbus", "--xml", "-Sdisable", "-Sqrcode.enable", .. photos]); // 4: not all had a code
        XNamespace zbar = "http://zbar.sourceforge.net/2008/barcode";
        Dictionary<string, string> texts = photos.ToDictionary(photo => Path.GetFileName(photo), _ => "");
        foreach (XElement source in XDocument.Parse(xml).Root!.Elements(zbar + "source"))
        {
            XElement[] symbols = [.. source.Descendants(zbar + "symbol")];
            texts[Path.GetFileName(source.Attribute("href")!.Value)] = symbols.Length == 1 ? symbols[0].Element(zbar + "data")!.Value : "";
        }

        return texts;
    }

    /// <summary>As tests/qr-readers/read.mjs says.</summary>
    public static JsonObject JsQr(string folder, [CallerFilePath] string here = "")
    {
        string reader = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "qr-readers"));
        Assert.True(Directory.Exists(Path.Combine(reader, "node_modules")),
            "tests/qr-readers/node_modules is missing: run ./test.sh, which brings what the tests need.");
        return JsonNode.Parse(Run("node", [0], [Path.Combine(reader, "read.mjs"), folder]))!.AsObject();
    }

    private static string Run(string program, int[] good, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(good.Contains(process.ExitCode), $"{program} ended with {process.ExitCode}: {errors.Result}");
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{program} is missing: run ./test.sh, which brings what the tests need.");
            throw;
        }
    }
}
