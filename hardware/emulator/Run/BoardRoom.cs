using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.Run;

/// <summary>The boards of one run, each with a flash of its own.</summary>
internal sealed class BoardRoom : IDisposable
{
    public const int Most = 1000;

    /// <summary>From so many on, a service started alongside has to take more new codes than a home has screens.</summary>
    public const int Many = 16;

    /// <summary>A service is not asked by all at once, as it would not be after a power cut in a street.</summary>
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromMilliseconds(150);

    private BoardRoom(IReadOnlyList<NamedBoard> boards) => Boards = boards;

    public IReadOnlyList<NamedBoard> Boards { get; }

    public static async Task<BoardRoom> FurnishAsync(Options options, string server, GivenSettings given)
    {
        HostCertificates authorities = options.Authorities == null
            ? Authorities.OfThisMachine()
            : Authorities.Read(options.Authorities);
        var room = new BoardRoom([.. Enumerable.Range(1, options.Boards).Select(i => Make(i, options, authorities, given))]);
        foreach (NamedBoard named in room.Boards)
        {
            if (options.IsFresh)
            {
                await named.Board.EraseFlashAsync();
            }

            Deployment.Deploy(named.Board, server, named.Name, named.HasWifi, named.Given);
            foreach (string fault in options.Faults)
            {
                named.Board.Faults.Set(fault);
            }
        }

        return room;
    }

    /// <summary>Powers one after the other.</summary>
    public async Task PowerOnAsync(CancellationToken cancellation)
    {
        foreach (NamedBoard named in Boards)
        {
            named.Board.PowerOn();
            if (Boards.Count > 1)
            {
                await Task.Delay(BetweenStarts, TimeProvider.System, cancellation);
            }
        }
    }

    public void Dispose()
    {
        foreach (NamedBoard named in Boards)
        {
            named.Board.Dispose();
        }
    }

    private static NamedBoard Make(int number, Options options, HostCertificates authorities, GivenSettings given)
    {
        string id = number.ToString(options.Boards < Most ? "000" : "0000", CultureInfo.InvariantCulture);
        return options.Boards == 1
            ? new NamedBoard("", Deployment.UsualName, Flashed("board"), !options.HasNoWifi, given)
            : new NamedBoard(id, "Screen " + id, Flashed(Path.Combine("boards", id)), !options.HasNoWifi, given);

        VirtualBoard Flashed(string folder) =>
            VirtualBoard.Create(new BoardSettings
            {
                FlashFolder = Path.Combine(options.Data, folder),
                Kind = options.Board,
                Panel = options.Panel,
                DeployedAuthorities = authorities,
            });
    }
}
