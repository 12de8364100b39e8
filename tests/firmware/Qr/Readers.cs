using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Pairing.Tests;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>Two QR readers by others, each given a folder of photos at once: zbar, and jsQR on node.</summary>
internal static class Readers
{
    /// <summary>What stands in each photo by its file name; several codes, or none, are an empty string.</summary>
    public static Dictionary<string, string> Zbar(string folder) =>
        Pairing.Tests.Zbar.Read(Directory.GetFiles(folder, "*.pgm")).ToDictionary(
            photo => Path.GetFileName(photo.Key),
            photo => photo.Value.Length == 1 ? photo.Value[0] : "");

    /// <summary>As tests/qr-readers/read.mjs says.</summary>
    public static JsonObject JsQr(string folder, [CallerFilePath] string here = "")
    {
        string reader = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "qr-readers"));
        Assert.True(Directory.Exists(Path.Combine(reader, "node_modules")),
            "tests/qr-readers/node_modules is missing: run ./test.sh, which brings what the tests need.");
        return JsonNode.Parse(Command.Run("node", [0], Path.Combine(reader, "read.mjs"), folder))!.AsObject();
    }
}
