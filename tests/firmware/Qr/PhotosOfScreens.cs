using System.Text.Json.Nodes;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Screens;
using Pairing.Tests;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>The code's screen for many texts, all photographed sharply and some by hand, and read by both readers.</summary>
public sealed class PhotosOfScreens : IDisposable
{
    public const string Sharp = "-sharp.pgm";
    public const string ByHand = "-by-hand.pgm";

    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:";

    private readonly TemporaryFolder _folder = new();

    public PhotosOfScreens()
    {
        foreach (string text in Fixed)
        {
            Photo.SaveByHand(Screen(text), NewPhoto(text, ByHand));
        }

        foreach (string text in Fixed.Concat(Random()))
        {
            Photo.SaveSharp(Screen(text), NewPhoto(text, Sharp));
        }

        Zbar = Readers.Zbar(_folder.Path);
        JsQr = Readers.JsQr(_folder.Path);
    }

    /// <summary>Of every version and level, the shortest and the longest of each, and addresses as they occur.</summary>
    public static IEnumerable<string> Fixed =>
    [
        "HTTP://192.168.4.20:5080/D/WDJBMJHT",
        "HTTPS://PAIRING.EXAMPLE.COM/D/WDJBMJHT",
        "http://192.168.4.20:5080/D/WDJBMJHT",
        "https://PAIRING.EXAMPLE.COM/D/WDJBMJHT",
        "https://PAIRING.EXAMPLE.COM/ONE/TWO/THREE/D/WDJBMJHT",
        "https://" + new string('7', 64) + "X",
        "https://example.com/device?user_code=WDJB-MJHT",
        "https://pairing.example.com/d?code=WDJBMJHT#_&=",
        "WIFI:T:WPA;S:Pairing-K7QM;P:x7kb3mfa;;",
        "A", "a",
        .. from length in new[] { 38, 39, 47, 48, 61, 62, 77 } select new string('7', length - 1) + "X",
        .. from length in new[] { 26, 27, 32, 33, 42, 43, 53 } select new string('w', length),
    ];

    /// <summary>Photo by photo, the text that the screen was given.</summary>
    public Dictionary<string, string> Photos { get; } = [];

    public Dictionary<string, string> Zbar { get; }

    public JsonObject JsQr { get; }

    public static Canvas Screen(string text)
    {
        Canvas canvas = new(128, 64);
        Screen screen = text.StartsWith("WIFI:", StringComparison.Ordinal)
            ? new SetupScreen { Network = "Pairing-K7QM", Password = "x7kb3mfa", Address = "192.168.4.1", QrText = text }
            : new CodeScreen
            {
                ShowsQr = true,
                Address = "192.168.4.1",
                QrText = text,
                UserCode = "WDJB-MJHT",
                SecondsLeft = 581,
                LifetimeSeconds = 600,
            };
        Golden.Paint(new Painter(), canvas, screen);
        return canvas;
    }

    public void Dispose() => _folder.Dispose();

    private string NewPhoto(string text, string kind)
    {
        string name = $"{Photos.Count:D3}{kind}";
        Photos.Add(name, text);
        return Path.Combine(_folder.Path, name);
    }

    private static IEnumerable<string> Random()
    {
        Random random = new(18004);
        for (int i = 0; i < 40; i++)
        {
            yield return new string(
                [.. Enumerable.Range(0, random.Next(1, 78)).Select(_ => Alphanumeric[random.Next(Alphanumeric.Length)])]);
        }
    }
}
