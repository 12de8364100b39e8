using System.Runtime.CompilerServices;
using System.Text;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Drawing;
using Pairing.Firmware.Tests.Qr;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>Compares a canvas with the picture that somebody looked at and kept, in golden/NAME.txt beside the test.</summary>
internal static class Golden
{
    private const string Accept = "ACCEPT_PICTURES";

    /// <summary>A screen, in the folder of its panel's size.</summary>
    public static void Check(string name, int width, int height, Screen screen, [CallerFilePath] string caller = "") =>
        Check($"{width}x{height}/{name}", Drawn(width, height, screen), caller);

    public static Canvas Drawn(int width, int height, Screen screen)
    {
        Canvas canvas = new(width, height);
        Paint(new Painter(), canvas, screen);
        return canvas;
    }

    /// <summary>As the loop does it: with the QR code as soon as that is made.</summary>
    public static void Paint(Painter painter, Canvas canvas, Screen screen)
    {
        painter.Paint(canvas, screen);
        for (int slice = 0; slice < Made.Slices; slice++)
        {
            if (painter.Prepare())
            {
                painter.Paint(canvas, screen);
            }
        }
    }

    public static bool Exists(string name, [CallerFilePath] string caller = "") => File.Exists(PathOf(name, caller));

    public static void Check(string name, Canvas canvas, [CallerFilePath] string caller = "")
    {
        string path = PathOf(name, caller);
        string actual = Picture.Of(canvas);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            Assert.Fail($"""
                The picture {name} is not the one in golden/{name}.txt. Lines that differ, - kept, + drawn:
                {Difference(expected, actual)}
                If the new one is what you want: {Accept}=1 dotnet test tests/firmware,
                then look at the change before you commit it.
                """);
        }
    }

    private static string PathOf(string name, string caller) =>
        Path.Combine(Path.GetDirectoryName(caller)!, "golden", name + ".txt");

    private static string Difference(string expected, string actual)
    {
        string[] kept = expected.Split('\n');
        string[] drawn = actual.Split('\n');
        StringBuilder text = new();
        for (int i = 0; i < Math.Max(kept.Length, drawn.Length); i++)
        {
            string before = i < kept.Length ? kept[i] : "";
            string after = i < drawn.Length ? drawn[i] : "";
            if (before != after)
            {
                text.Append("- ").Append(before).Append("\n+ ").Append(after).Append('\n');
            }
        }

        return text.ToString();
    }
}
