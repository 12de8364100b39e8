using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Pairing.Service.SecondFactor;

/// <summary>A QR code as SVG: one path, black on white in light and dark, because scanners need that.</summary>
public static class QrPicture
{
    /// <summary>ISO/IEC 18004 6.3.8: four light modules on each side.</summary>
    private const int QuietZone = 4;

    public static IHtmlContent Draw(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        int inside = modules.Count - (2 * QuietZone);
        var path = new StringBuilder();
        for (int y = 0; y < inside; y++)
        {
            for (int x = 0; x < inside; x++)
            {
                if (modules[y + QuietZone][x + QuietZone])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x + QuietZone} {y + QuietZone}h1v1h-1z");
                }
            }
        }

        int size = modules.Count;
        return new HtmlString(
            $"<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">"
            + $"<path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>");
    }
}
