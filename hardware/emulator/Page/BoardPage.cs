using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Pairing.Emulator.Board;
using Pairing.Emulator.Recordings;
using Pairing.Emulator.Run;

namespace Pairing.Emulator.Page;

/// <summary>The board in a browser: what its panel shows, live, and everything a hand could do to it.</summary>
public sealed class BoardPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BoardPage(WebApplication app, string address)
    {
        _app = app;
        Address = address;
    }

    public string Address { get; }

    /// <param name="port">0: any that is free.</param>
    /// <param name="listensToAll">False: only this machine can open it.</param>
    /// <exception cref="StartFailure">The port is taken.</exception>
    public static Task<BoardPage> StartAsync(VirtualBoard board, string server, int port = 0, bool listensToAll = false) =>
        StartAsync(new NamedBoard("", Deployment.UsualName, board), server, port, listensToAll);

    /// <exception cref="StartFailure">The port is taken.</exception>
    internal static Task<BoardPage> StartAsync(NamedBoard only, string server, int port = 0, bool listensToAll = false) =>
        StartAsync(app => OneBoard.Map(app, "/", _ => only, server), port, listensToAll);

    /// <summary>An overview of many boards, and a page for each.</summary>
    /// <exception cref="StartFailure">The port is taken.</exception>
    internal static Task<BoardPage> StartAsync(
        IReadOnlyList<NamedBoard> boards, string server, int port = 0, bool listensToAll = false) => StartAsync(
        app =>
        {
            var byId = boards.ToDictionary(named => named.Id);
            AllBoards.Map(app, boards);
            OneBoard.Map(app, "/boards/{id}/", byId.GetValueOrDefault, server);
        },
        port,
        listensToAll);

    /// <summary>A recording as it is played.</summary>
    /// <exception cref="StartFailure">The port is taken.</exception>
    internal static Task<BoardPage> StartAsync(Player player, int port = 0, bool listensToAll = false) =>
        StartAsync(app => OneBoard.Map(app, player), port, listensToAll);

    private static async Task<BoardPage> StartAsync(Action<WebApplication> map, int port, bool listensToAll)
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
        map(app);
        try
        {
            await app.StartAsync();
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw new StartFailure($"Port {port} is in use. Choose another port for the board's page with --port.");
        }

        string bound = string.Join(' ', app.Urls);
        int actual = port != 0 ? port : new HostUri(bound).Port;
        return new BoardPage(app, $"http://localhost:{actual}");
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new HostCancellation();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
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

        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        return next(context);
    }
}
