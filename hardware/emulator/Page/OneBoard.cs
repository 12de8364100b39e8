using System;
using System.Text.Json;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pairing.Emulator.Board;
using Pairing.Emulator.Recordings;
using Pairing.Emulator.Run;

namespace Pairing.Emulator.Page;

/// <summary>The page of one board: its events, and what a hand can do to it.</summary>
internal static class OneBoard
{
    private const string Title = "Virtual board";

    /// <summary>A picture comes in eight pages; a browser is shown whole ones.</summary>
    private static readonly TimeSpan OnePicture = TimeSpan.FromMilliseconds(20);

    /// <param name="root">With a slash at its end; {id} in it is the board's.</param>
    /// <param name="find">The board of an id, which is empty where there is only one; null: there is none.</param>
    public static void Map(WebApplication app, string root, Func<string, NamedBoard?> find, string server)
    {
        PageFiles.Map(app, root, "board", Title);
        app.MapGet(root + "events",
            context => Of(context) is { } named ? SendEventsAsync(context, named, server, null) : NotFoundAsync(context));
        app.MapGet(root + "faults", context => Of(context) is { } named
            ? context.Response.WriteAsJsonAsync(named.Board.Faults.All, JsonSerializerOptions.Web)
            : NotFoundAsync(context));
        Hand("faults/{fault}/{value}",
            (board, context) => board.Faults.Set($"{context.GetRouteValue("fault")}={context.GetRouteValue("value")}"));
        Hand("button/down", (board, _) => board.SetButton(true));
        Hand("button/up", (board, context) => board.ReleaseButton(Held(context)));
        Hand("power/on", (board, _) => board.PowerOn());
        Hand("power/off", (board, _) => board.CutPower());
        Hand("wifi/on", (board, _) => board.Radio.IsOn = true);
        Hand("wifi/off", (board, _) => board.Radio.IsOn = false);
        Hand("panel/on", (board, _) => board.HasPanel = true);
        Hand("panel/off", (board, _) => board.HasPanel = false);
        HandAsync("phone/join", named => named.Phone.JoinAsync());
        HandAsync("reset", named => named.Board.ResetAsync());
        HandAsync("blank", async named =>
        {
            await named.Board.EraseFlashAsync();
            Deployment.Deploy(named.Board, server, named.Name, named.HasWifi, named.Given);
            named.Board.PowerOn();
        });

        NamedBoard? Of(HttpContext context) => find(context.GetRouteValue("id") as string ?? "");

        void Hand(string path, Action<VirtualBoard, HttpContext> act) => app.MapPost(root + path, context =>
        {
            if (Of(context) is not { } named)
            {
                return NotFoundAsync(context);
            }

            act(named.Board, context);
            return Task.CompletedTask;
        });

        void HandAsync(string path, Func<NamedBoard, Task> act) =>
            app.MapPost(root + path, context => Of(context) is { } named ? act(named) : NotFoundAsync(context));
    }

    /// <summary>How long the finger was on the button, as the page saw it; 0 where the page does not say.</summary>
    private static TimeSpan Held(HttpContext context) =>
        TimeSpan.FromMilliseconds(ushort.TryParse(context.Request.Query["held"], out ushort held) ? held : 0);

    /// <summary>A recording can be seen, and seen again; there is nothing to touch.</summary>
    public static void Map(WebApplication app, Player player)
    {
        PageFiles.Map(app, "/", "board", Title);
        app.MapGet("/events", context => SendEventsAsync(context, new NamedBoard("", Title, player.Board), "", player.Name));
        app.MapPost("/again", player.Again);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Server-sent events: the whole state at each change, and the lines of the log as they come.</summary>
    private static async Task SendEventsAsync(HttpContext context, NamedBoard named, string server, string? recording)
    {
        VirtualBoard board = named.Board;
        // One place: what changes while we write is told by the next look.
        Channel<bool> news =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
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
                await Task.Delay(OnePicture, TimeProvider.System, context.RequestAborted);
                string state = JsonSerializer.Serialize(BoardState.Of(named, server, recording), JsonSerializerOptions.Web);
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
}
