using System;
using System.IO;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pairing.Emulator.Page;

/// <summary>The pages' files, which are inside the program.</summary>
internal static class PageFiles
{
    private static readonly string[] Shared =
        ["page.css", "bench.css", "faults.css", "icon.svg", "bench.js", "wiring.js", "hands.js", "faults.js"];

    /// <param name="root">With a slash at its end.</param>
    /// <param name="page">The name of the page that opens there, and of its script.</param>
    /// <param name="title">Of the window, until the page knows better.</param>
    public static void Map(WebApplication app, string root, string page, string title)
    {
        string head = Read("head.html").Replace("{title}", title, StringComparison.Ordinal)
            .Replace("{page}", page, StringComparison.Ordinal);
        MapFile(app, root, page + ".html", head);
        MapFile(app, root + page + ".js", page + ".js");
        foreach (string file in Shared)
        {
            MapFile(app, root + file, file);
        }
    }

    private static void MapFile(WebApplication app, string path, string file, string head = "")
    {
        byte[] content = Encoding.UTF8.GetBytes(head + Read(file));
        string type = Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        // The files name each other by relative paths, which start at the slash at the end.
        app.MapGet(path, (HttpContext context) => path.EndsWith('/') && !context.Request.Path.Value!.EndsWith('/')
            ? Results.Redirect(context.Request.Path + "/")
            : Results.Bytes(content, type));
    }

    private static string Read(string name)
    {
        using var resource = new StreamReader(typeof(PageFiles).Assembly.GetManifestResourceStream(name)!);
        return resource.ReadToEnd();
    }
}
