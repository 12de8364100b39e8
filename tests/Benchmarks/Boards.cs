extern alias board;

using System.Diagnostics;
using System.Text.RegularExpressions;
using board::Pairing.Emulator.Board;
using Pairing.Protocol;

namespace Pairing.Benchmarks;

/// <summary>
/// The time from the press on "Approve" until the virtual board's panel shows "Paired", read from the pixels. It runs the
/// real firmware, its client and the bytes to the panel.
/// </summary>
public static partial class Boards
{
    /// <summary>Boards that wait at the same time. They are approved one after the other.</summary>
    private const int Together = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Plan plan, CancellationToken cancel)
    {
        var figures = new List<Figure>();
        using (var service = await Server.StartServiceAsync())
        {
            figures.AddRange(
                Tell("one node, held", await MeasureAsync(plan.Rounds, service, service, cancel), "< 50 ms", "< 200 ms"));
        }

        await using (var nodes = await Nodes.StartAsync())
        {
            figures.AddRange(
                Tell("two nodes, held", await MeasureAsync(plan.Rounds, nodes.A, nodes.B, cancel), "< 50 ms", "< 200 ms"));
        }

        using (var plain = await Server.StartServiceAsync("--Pairing:Polling:MaximumWait=0"))
        {
            figures.AddRange(Tell("one node, polling plainly", await PolledAsync(plain, cancel), "", ""));
        }

        return figures;
    }

    private static IEnumerable<Figure> Tell(string how, List<double> milliseconds, string half, string nearlyAll) =>
    [
        new($"Approval to \"Paired\", {how}, p50", "ms", Figure.Median(milliseconds), null, half),
        new($"Approval to \"Paired\", {how}, p99", "ms", Figure.Percentile(milliseconds, 99), null, nearlyAll),
    ];

    /// <param name="rounds">After one that does not count.</param>
    /// <param name="asked">The node that the boards use.</param>
    /// <param name="told">The node that the person uses.</param>
    private static async Task<List<double>> MeasureAsync(int rounds, Server asked, Server told, CancellationToken cancel)
    {
        using var owner = await Owner.SignInAsync(told.Address, cancel);
        var milliseconds = new List<double>();
        for (int round = 0; round <= rounds; round++)
        {
            var boards = Enumerable.Range(0, Together).Select(_ => Start(asked.Address)).ToList();
            string[] codes = await Task.WhenAll(boards.Select(ReadCodeAsync)); // the code alternates with the QR code
            foreach (var (board, code) in boards.Zip(codes))
            {
                double took = await ApproveAsync(board, code, owner, cancel);
                if (round > 0) // the first one includes compilation
                {
                    milliseconds.Add(took);
                }
            }

            boards.ForEach(board => board.CutPower());
            await Task.WhenAll(boards.Select(board => board.WaitUntilStillAsync()));
        }

        return milliseconds;
    }

    /// <summary>Approvals at times spread over one interval, because all boards poll at the same time.</summary>
    private static async Task<List<double>> PolledAsync(Server service, CancellationToken cancel)
    {
        using var owner = await Owner.SignInAsync(service.Address, cancel);
        var boards = Enumerable.Range(0, Together).Select(_ => Start(service.Address)).ToList();
        string[] codes = await Task.WhenAll(boards.Select(ReadCodeAsync));
        double[] milliseconds = await Task.WhenAll(boards.Select(async (board, i) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(Defaults.IntervalSeconds) * i / Together, cancel);
            return await ApproveAsync(board, codes[i], owner, cancel);
        }));
        boards.ForEach(board => board.CutPower());
        return [.. milliseconds];
    }

    private static VirtualBoard Start(Uri service)
    {
        var board = VirtualBoard.Create(new BoardSettings { JoinTime = TimeSpan.Zero });
        board.Flash.WriteText(
            @"I:\pairing.json",
            $$"""{"server":"{{service.GetLeftPart(UriPartial.Authority)}}",""" +
            $$""" "client_id":"{{Defaults.ClientId}}","plain_http":true,"name":"Kitchen"}""");
        board.PowerOn();
        return board;
    }

    private static async Task<string> ReadCodeAsync(VirtualBoard board) =>
        Code().Match(await board.WaitForScreenAsync(text => Code().IsMatch(text), Patience)).Value;

    private static async Task<double> ApproveAsync(VirtualBoard board, string code, Owner owner, CancellationToken cancel)
    {
        string page = await owner.EnterAsync(code, cancel);
        var paired = board.WaitForScreenAsync(text => text.Contains("Paired", StringComparison.Ordinal), Patience);
        long pressed = Stopwatch.GetTimestamp();
        var approving = owner.ApproveAsync(page, cancel);
        await paired;
        double milliseconds = Stopwatch.GetElapsedTime(pressed).TotalMilliseconds;
        await approving;
        return milliseconds;
    }

    /// <summary>Next to a QR code, the user code has two lines.</summary>
    [GeneratedRegex(@"\b[B-DF-HJ-NP-TV-XZ]{4}[\s-]+[B-DF-HJ-NP-TV-XZ]{4}\b")]
    private static partial Regex Code();
}
