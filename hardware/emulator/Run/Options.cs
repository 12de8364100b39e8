using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Pairing.Emulator.Board;
using Pairing.Emulator.Faults;
using Pairing.Emulator.Panel;
using Pairing.Firmware.Core.Providers;

namespace Pairing.Emulator.Run;

/// <summary>What the command line asks for.</summary>
internal sealed partial record Options
{
    /// <summary>The server to pair with; null: a service of our own is started alongside.</summary>
    public string? Service { get; init; }

    /// <summary>A file with members for pairing.json; null: none.</summary>
    public string? Settings { get; init; }

    /// <summary>The provider to pair with, by one word; null: none.</summary>
    public string? Provider { get; init; }

    /// <summary>Whom the board trusts over https; null: whom this machine trusts.</summary>
    public string? Authorities { get; init; }

    public bool IsHeadless { get; init; }

    public int Port { get; init; }

    public int ServicePort { get; init; }

    public string Data { get; init; } = "";

    public bool IsFresh { get; init; }

    public bool ListensToAll { get; init; }

    /// <summary>Where to write a picture of all screens, and nothing else; null: run.</summary>
    public string? Screens { get; init; }

    public BoardKind Board { get; init; } = BoardKind.Esp32DevKit;

    public PanelKind Panel { get; init; } = PanelKind.Ssd1306;

    /// <summary>How many boards; each has a flash and a name of its own when there are several.</summary>
    public int Boards { get; init; }

    /// <summary>Faults from the start on, as `server=drips`.</summary>
    public string[] Faults { get; init; } = [];

    /// <summary>No Wi-Fi in the flash: the board opens its setup network.</summary>
    public bool HasNoWifi { get; init; }

    /// <summary>Where the session of the one board is recorded; null: nowhere.</summary>
    public string? Record { get; init; }

    /// <summary>A recording that is played instead of running anything; null: none.</summary>
    public string? Replay { get; init; }

    public static RootCommand Command(Func<Options, int> run)
    {
        var service = TextOption("--service", "Pair with this server and start no service.", "URL");
        service.Validators.Add(result =>
        {
            string? url = result.GetValueOrDefault<string?>();
            if (!HostUri.TryCreate(url, UriKind.Absolute, out HostUri? parsed) || parsed.Scheme is not ("http" or "https"))
            {
                result.AddError($"--service takes an address such as https://pair.example, not '{url}'.");
            }
        });
        var settings = TextOption(
            "--settings", "Deploy these settings, as pairing.json has them. A service starts only if they name no other server.",
            "FILE.json");
        var provider = TextOption(
            "--provider", $"Pair with a provider and start no service: {ProviderList.Names.Replace(" ", ", ")}.", "NAME");
        provider.Validators.Add(result =>
        {
            if (ProviderList.Find(result.GetValueOrDefault<string?>() ?? "") == null)
            {
                result.AddError($"--provider takes one of {ProviderList.Names.Replace(" ", ", ")}.");
            }
        });
        var authorities = TextOption(
            "--ca", "Authorities that the board trusts over https, as PEM. Default: those of this machine. A real board "
                + "takes them as ca.pem in its flash: nanoff's CACertificatesPath does not work with PEM.", "FILE.pem");
        var headless = Switch("--headless", "Start no page: print each new screen as text, and end when the board is paired.");
        var port = PortOption("--port", "Port of the board's page.", 5081);
        var servicePort = PortOption("--service-port", "Port of the service that is started.", 5080);
        var data = new Option<string>("--data")
        {
            Description = "Folder for the service's data and the board's flash.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "data",
        };
        var fresh = Switch("--fresh", "Start with an empty flash, like a new board.");
        var listenAll = Switch("--listen-all", "Let other machines open the board's page.");
        var screens = TextOption("--screens", "Write a picture of all screens of the --panel, and end.", "FILE.png");
        var noWifi = Switch("--no-wifi-deployed", "Deploy no Wi-Fi, so that the board opens its setup network.");
        Option<string> board = ChoiceOption("--board", "The board to run", BoardKind.All.Select(kind => kind.Name));
        Option<string> panel = ChoiceOption("--panel", "The panel on the board", PanelKind.All.Select(kind => kind.Name));
        var boards = NumberOption(
            "--boards", "The number of boards. From two, the page shows all of them.", "N", 1, BoardRoom.Most);
        var record = TextOption("--record", "Record the bytes on the panel's wires. One board only.", "FILE");
        var replay = TextOption("--replay", "Play a recording, on the page or headless, and run nothing else. "
            + "Example: tests/emulator/recordings/first-pairing.txt.", "FILE");
        var faults = new Option<string[]>("--fault")
        {
            Description = "A fault from the start, for example server=stalls-body. A wrong value lists all.",
            HelpName = "NAME=VALUE",
        };
        faults.Validators.Add(result =>
        {
            using VirtualBoard judge = VirtualBoard.Create();
            string? wrong = result.Tokens.Select(t => t.Value).FirstOrDefault(fault => !judge.Faults.Set(fault));
            if (wrong != null)
            {
                string all = string.Join(", ", judge.Faults.All.SelectMany(Names));
                result.AddError($"--fault '{wrong}' does not exist. Choose one of: {all}.");
            }
        });

        var command = new RootCommand(
            "A virtual board with Pairing's firmware, and the service that it pairs with.\n"
            + "  Options follow two dashes: dotnet run --project hardware/emulator -- --headless")
        {
            service, settings, provider, authorities, headless, port, servicePort, data, fresh, listenAll, noWifi, board, panel,
            boards, faults, record, replay, screens,
        };
        command.Validators.Add(result =>
        {
            string? many = result.GetResult(boards)?.Tokens.Select(t => t.Value).FirstOrDefault(n => n != "1");
            if (many != null && result.GetResult(record) != null)
            {
                result.AddError("--record works with one board only: omit --boards.");
            }
        });
        command.SetAction(result => run(new Options
        {
            Service = result.GetValue(service)?.TrimEnd('/'),
            Settings = FromHere(result.GetValue(settings)),
            Provider = result.GetValue(provider),
            Authorities = FromHere(result.GetValue(authorities)),
            IsHeadless = result.GetValue(headless),
            Port = result.GetValue(port),
            ServicePort = result.GetValue(servicePort),
            Data = Path.GetFullPath(result.GetValue(data)!),
            IsFresh = result.GetValue(fresh),
            ListensToAll = result.GetValue(listenAll),
            Boards = result.GetValue(boards),
            Faults = result.GetValue(faults) ?? [],
            Record = FromHere(result.GetValue(record)),
            Replay = FromHere(result.GetValue(replay)),
            Screens = FromHere(result.GetValue(screens)),
            Board = BoardKind.All.Single(kind => kind.Name == result.GetValue(board)),
            Panel = PanelKind.All.Single(kind => kind.Name == result.GetValue(panel)),
            HasNoWifi = result.GetValue(noWifi),
        }));
        return command;
    }
}
