using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pairing.Emulator.Run;

namespace Pairing.Emulator.Page;

/// <summary>The overview: every board's panel, small and live.</summary>
internal static class AllBoards
{
    /// <summary>Ten boards or a thousand: a browser is told of what has changed five times a second.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public static void Map(WebApplication app, IReadOnlyList<NamedBoard> boards)
    {
        PageFiles.Map(app, "/", "boards", "Virtual boards");
        app.MapGet("/events", context => SendEventsAsync(context, boards));
    }

    private static async Task SendEventsAsync(HttpContext context, IReadOnlyList<NamedBoard> boards)
    {
        int[] isNew = [.. boards.Select(_ => 1)];
        Action[] tell = [.. boards.Select((_, i) => (Action)(() => Volatile.Write(ref isNew[i], 1)))];
        for (int i = 0; i < boards.Count; i++)
        {
            boards[i].Board.Panel.Changed += tell[i];
            boards[i].Board.Changed += tell[i];
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            using var look = new PeriodicTimer(BetweenLooks);
            do
            {
                Small[] changed = [.. boards.Where((_, i) => Interlocked.Exchange(ref isNew[i], 0) == 1).Select(Small.Of)];
                if (changed.Length > 0)
                {
                    string data = JsonSerializer.Serialize(changed, JsonSerializerOptions.Web);
                    await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }
            }
            while (await look.WaitForNextTickAsync(context.RequestAborted));
        }
        catch (OperationCanceledException)
        {
            // the browser has gone
        }
        finally
        {
            for (int i = 0; i < boards.Count; i++)
            {
                boards[i].Board.Panel.Changed -= tell[i];
                boards[i].Board.Changed -= tell[i];
            }
        }
    }

    /// <param name="Doing">What the board said last that it does.</param>
    private sealed record Small(
        string Id, string Name, int Width, int Height, string Pixels, int Contrast, bool Power, string Doing)
    {
        public static Small Of(NamedBoard named)
        {
            var picture = named.Board.Panel.Picture;
            return new Small(
                named.Id,
                named.Name,
                picture.Width,
                picture.Height,
                Convert.ToBase64String(picture.ToBits()),
                picture.Contrast,
                named.Board.IsPowered,
                named.Board.Log.Lines is { Count: > 0 } lines ? lines[^1] : "");
        }
    }
}
