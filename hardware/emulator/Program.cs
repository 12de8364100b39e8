using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Gallery;
using Pairing.Emulator.Page;
using Pairing.Emulator.Recordings;
using Pairing.Emulator.Run;

namespace Pairing.Emulator;

/// <summary>The service, a virtual board that pairs with it, and a page to see and touch the board.</summary>
internal static class Program
{
    private const int WrongOptions = 2;

    private static int Main(string[] args)
    {
        ParseResult command = Options.Command(options => RunAsync(options).GetAwaiter().GetResult()).Parse(args);
        if (command.Errors.Count > 0)
        {
            HostConsole.Error.WriteLine($"pairing: {command.Errors[0].Message} See --help.");
            return WrongOptions;
        }

        return command.Invoke();
    }

    private static async Task<int> PlayAsync(Options options, CancellationToken end)
    {
        using StreamReader file = HostFile.OpenText(options.Replay!);
        Recording recording = Recording.Read(file);
        if (options.IsHeadless)
        {
            using VirtualBoard board = Replay.MakeBoard(recording);
            using var ended = HostCancellation.CreateLinkedTokenSource(end);
            Task shown = new HeadlessScreens(board, HostConsole.WriteLine).UntilPairedAsync(ended.Token);
            await Replay.PlayAsync(recording, board, end);
            ended.CancelAfter(TimeSpan.FromSeconds(1)); // for the last picture
            await shown;
            return 0;
        }

        using var player = new Player(recording, Path.GetFileName(options.Replay!));
        await using BoardPage page = await BoardPage.StartAsync(player, options.Port, options.ListensToAll);
        HostConsole.WriteLine($"  Board    {page.Address}    plays {options.Replay}");
        await player.PlayAsync(end);
        return 0;
    }

    private static async Task<int> RunAsync(Options options)
    {
        using var end = new HostCancellation();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            if (options.Screens != null)
            {
                HostDirectory.CreateDirectory(Path.GetDirectoryName(options.Screens)!);
                await HostFile.WriteAllBytesAsync(options.Screens, await ScreensPicture.MakeAsync(options.Panel), end.Token);
                HostConsole.WriteLine("All screens are in " + options.Screens);
                return 0;
            }

            if (options.Replay != null)
            {
                return await PlayAsync(options, end.Token);
            }

            // 1 a service, unless there is one
            GivenSettings given = GivenSettings.Read(options);
            using ServiceProcess? service = options.Service == null && given.AreForOwnService(options.ServicePort)
                ? ServiceProcess.Start(
                    options.ServicePort, Path.Combine(options.Data, "service"), options.Boards,
                    line => HostConsole.WriteLine("service | " + line))
                : null;
            string server = options.Service ?? (service == null ? given.Server! : await service.WaitUntilReadyAsync(end.Token));

            // 2 boards, with what a maker would have put into their flash
            using BoardRoom room = await BoardRoom.FurnishAsync(options, server, given);

            using Recorder? recorder = options.Record == null
                ? null
                : new Recorder(room.Boards[0].Board, HostFile.CreateText(options.Record));

            // 3 eyes and a finger
            if (options.IsHeadless)
            {
                Task paired = room.Boards.Count == 1
                    ? new HeadlessScreens(room.Boards[0].Board, HostConsole.WriteLine).UntilPairedAsync(end.Token)
                    : new HeadlessBoards(room.Boards, HostConsole.WriteLine).UntilPairedAsync(end.Token);
                await room.PowerOnAsync(end.Token);
                await paired;
                HostConsole.WriteLine("Paired.");
                return 0;
            }

            await using BoardPage page = room.Boards.Count == 1
                ? await BoardPage.StartAsync(room.Boards[0], server, options.Port, options.ListensToAll)
                : await BoardPage.StartAsync(room.Boards, server, options.Port, options.ListensToAll);
            HostConsole.WriteLine(
                $"""

                  Board    {page.Address}    its screen, button and switches
                  Service  {server}

                  Scan the code on the board's screen with your phone, or open the service there and type the code.
                  Ctrl-C stops both.

                """);
            await room.PowerOnAsync(end.Token);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (Exception failure)
            when (failure is StartFailure or FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            await HostConsole.Error.WriteLineAsync("pairing: " + failure.Message);
            return 1;
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true; // we end ourselves, and the service with us
            end.Cancel();
        }
    }
}
