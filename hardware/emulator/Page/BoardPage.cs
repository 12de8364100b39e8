using System;
using System.IO;
using System.Text.Json;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Pairing.Emulator.Board;
using Pairing.Emulator.Run;

namespace Pairing.Emulator.Page;

/// <summary>The board in a browser: what its panel shows, live, and everything a hand could do to it.</summary>
public sealed class BoardPage : IAsyncDisposable
{
    private static readonly (string Path, string File, string Type)[] Files =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/page.css", "page.css", "text/css; charset=utf-8"),
        ("/page.js", "page.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "icon.svg", "image/svg+xml"),
    ];

    /// <summary>A picture comes in eight pages; a browser is shown whole ones.</summary>
    private static readonly TimeSpan OnePicture = TimeSpan.FromMilliseconds(20);

    private readonly WebApplication app;

    private BoardPage(WebApplication app, string address)
    {
        this.app = app;
        Address = address;
    }

    public string Address { get; }

    /// <param name="port">0: any that is free.</param>
    /// <param name="listensToAll">False: only this machine can open it.</param>
    /// <exception cref="StartFailure">The port is taken.</exception>
    public static async Task<BoardPage> StartAsync(VirtualBoard board, string server, int port = 0, bool listensToAll = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (listensToAll)
            {
                kestrel.ListenAnyIP(port);
            }
            else if (port == 0)
            {
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(port);
            }
        });
        WebApplication app = builder.Build();
        app.Urls.Clear();
        app.Use(RefuseOtherSites);
        foreach ((string path, string file, string type) in Files)
        {
            byte[] content = ReadResource(file);
            app.MapGet(path, () => Results.Bytes(content, type));
        }

        app.MapGet("/events", context => SendEventsAsync(context, board, server));
        MapHands(app, board, server);
        try
        {
            await app.StartAsync();
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw new StartFailure($"Port {port} is taken. Choose another for the board's page by --port.");
        }

        string bound = string.Join(' ', app.Urls);
        int actual = port != 0 ? port : new HostUri(bound).Port;
        return new BoardPage(app, $"http://localhost:{actual}");
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new HostCancellation();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    /// <summary>What a hand can do to the board.</summary>
    private static void MapHands(WebApplication app, VirtualBoard board, string server)
    {
        app.MapPost("/button/down", () => board.SetButton(true));
        app.MapPost("/button/up", () => board.SetButton(false));
        app.MapPost("/power/on", board.PowerOn);
        app.MapPost("/power/off", board.CutPower);
        app.MapPost("/reset", board.ResetAsync);
        app.MapPost("/wifi/on", () => board.Radio.IsOn = true);
        app.MapPost("/wifi/off", () => board.Radio.IsOn = false);
        app.MapPost("/panel/on", () => board.HasPanel = true);
        app.MapPost("/panel/off", () => board.HasPanel = false);
        app.MapPost("/blank", async () =>
        {
            await board.EraseFlashAsync();
            Deployment.Deploy(board, server);
            board.PowerOn();
        });
    }

    /// <summary>Server-sent events: the whole state at each change, and the lines of the log as they come.</summary>
    private static async Task SendEventsAsync(HttpContext context, VirtualBoard board, string server)
    {
        // One place: what changes while we write is told by the next look.
        Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Tell() => news.Writer.TryWrite(true);
        void TellLine(string line) => Tell();
        board.Changed += Tell;
        board.Panel.Changed += Tell;
        board.Log.Written += TellLine;
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            Tell();
            long lines = 0;
            string before = "";
            await foreach (bool _ in news.Reader.ReadAllAsync(context.RequestAborted))
            {
                await Task.Delay(OnePicture, context.RequestAborted);
                string state = JsonSerializer.Serialize(BoardState.Of(board, server), JsonSerializerOptions.Web);
                if (state != before)
                {
                    await context.Response.WriteAsync($"event: state\ndata: {state}\n\n", context.RequestAborted);
                    before = state;
                }

                (var fresh, lines) = board.Log.Since(lines);
                foreach (string line in fresh)
                {
                    await context.Response.WriteAsync($"event: log\ndata: {line}\n\n", context.RequestAborted);
                }

                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // the browser has gone
        }
        finally
        {
            board.Changed -= Tell;
            board.Panel.Changed -= Tell;
            board.Log.Written -= TellLine;
        }
    }

    /// <summary>A page of another site must not press this board's buttons through its visitor's browser.</summary>
    private static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        string? origin = context.Request.Headers.Origin;
        if (origin != null && origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        return next(context);
    }

    private static byte[] ReadResource(string name)
    {
        using Stream resource = typeof(BoardPage).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
