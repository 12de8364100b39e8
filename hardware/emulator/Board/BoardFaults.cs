using System;
using System.Collections.Generic;
using System.Linq;
using Pairing.Emulator.Faults;

namespace Pairing.Emulator.Board;

/// <summary>Every fault of a board and its surroundings, by name: for the page, the command line and tests.</summary>
public sealed class BoardFaults
{
    private static readonly TimeSpan FarFuture = TimeSpan.FromDays(30 * 365);
    private static readonly TimeSpan LongPast = TimeSpan.FromDays(-365);

    private static readonly (string Name, string Label, ServerLie Lie)[] Lies =
    [
        ("honest", "honest", ServerLie.None),
        ("refuses", "refuses connections", ServerLie.Refuses),
        ("vanishes", "drops all packets", ServerLie.Vanishes),
        ("stalls-headers", "never responds", ServerLie.StallsHeaders),
        ("stalls-body", "stops in the body", ServerLie.StallsBody),
        ("drips", "sends a byte a second", ServerLie.Drips),
        ("cuts", "cuts off at byte", ServerLie.CutsAfter),
        ("no-http", "does not speak HTTP", ServerLie.SpeaksNoHttp),
        ("500", "500, an HTML page", ServerLie.Answers500),
        ("503", "503, an HTML page", ServerLie.Answers503),
        ("429", "429, an HTML page", ServerLie.Answers429),
        ("portal", "a guest network's page", ServerLie.ShowsPortal),
        ("511", "511, a sign-in page", ServerLie.Answers511),
        ("403", "403, an HTML page", ServerLie.Answers403),
        ("lists", "lists instead of texts", ServerLie.Lists),
        ("slow-down", "always slow_down", ServerLie.SlowsDown),
        ("odd-error", "an unknown error", ServerLie.RefusesOddly),
        ("floods", "a response of 1 MB", ServerLie.Floods),
        ("redirects", "redirects elsewhere", ServerLie.Redirects),
        ("escapes", "JSON full of escapes", ServerLie.Escapes),
        ("unknown-members", "unknown members", ServerLie.UnknownMembers),
        ("big-numbers", "big numbers", ServerLie.BigNumbers),
    ];

    private readonly VirtualBoard _board;

    internal BoardFaults(VirtualBoard board)
    {
        _board = board;
        All = [Server(), Wifi(), Names(), Clock(), Flash(), Wires()];
    }

    public IReadOnlyList<FaultSwitch> All { get; }

    /// <param name="fault">As on the command line: `server=stalls-body`, `flash=cut:120`.</param>
    /// <returns>False when there is no such fault.</returns>
    public bool Set(string fault)
    {
        string[] parts = fault.Split('=', 2);
        bool isSet = parts.Length == 2 && All.FirstOrDefault(f => f.Name == parts[0])?.Set(parts[1]) == true;
        if (isSet)
        {
            _board.Log.WriteLine("Fault: " + fault);
            _board.OnChanged();
        }

        return isSet;
    }

    private static FaultChoice Choice((string Name, string Label, ServerLie Lie) lie) =>
        new(lie.Name, lie.Label, lie.Lie == ServerLie.CutsAfter ? 100 : null);

    private FaultSwitch Server() => new("server", "Server", [.. Lies.Select(Choice)])
    {
        Read = () => (Lies.First(l => l.Lie == _board.Middle.Lie).Name, _board.Middle.CutAfter),
        Write = (value, number) =>
        {
            _board.Middle.CutAfter = (int)number;
            _board.Middle.Lie = Lies.First(l => l.Name == value).Lie;
        },
    };

    private FaultSwitch Wifi() => new("wifi", "Wi-Fi",
        [new("fine", "in reach"), new("gone", "gone"), new("wrong-password", "wrong password"), new("no-address", "no address")])
    {
        Read = () => (_board.Radio switch
        {
            { IsOn: false } => "gone",
            { RefusesPassword: true } => "wrong-password",
            { GivesAddress: false } => "no-address",
            _ => "fine",
        }, 0),
        Write = (value, _) =>
        {
            // Each setter lets the board join anew.
            if (value != Wifi().Read().Value)
            {
                _board.Radio.RefusesPassword = value == "wrong-password";
                _board.Radio.GivesAddress = value != "no-address";
                _board.Radio.IsOn = value != "gone";
            }
        },
    };

    private FaultSwitch Names() => new("dns", "Name server",
        [new("fine", "right"), new("wrong", "knows no names"), new("elsewhere", "names another host")])
    {
        Read = () => (_board.Radio.NamesLeadAstray ? "elsewhere" : _board.Radio.NamesResolve ? "fine" : "wrong", 0),
        Write = (value, _) =>
        {
            _board.Radio.NamesResolve = value != "wrong";
            _board.Radio.NamesLeadAstray = value == "elsewhere";
        },
    };

    private FaultSwitch Clock() => new("clock", "Time server",
        [new("fine", "right"), new("1970", "silent: 1970"), new("past", "a year behind"), new("future", "30 years ahead")])
    {
        Read = () => (_board.Clock switch
        {
            { ServersAnswer: false } => "1970",
            { Error: var error } => error == FarFuture ? "future" : error == LongPast ? "past" : "fine",
        }, 0),
        Write = (value, _) =>
        {
            _board.Clock.ServersAnswer = value != "1970";
            _board.Clock.Error = value == "future" ? FarFuture : value == "past" ? LongPast : TimeSpan.Zero;
        },
    };

    private FaultSwitch Flash() => new("flash", "Flash",
        [new("fine", "fine"), new("full", "full"), new("unreadable", "cannot be read"), new("cut", "power cut at step", 40)])
    {
        Read = () => (_board.Flash switch
        {
            { IsUnreadable: true } => "unreadable",
            { IsFull: true } => "full",
            { StepsToCut: not null } => "cut",
            _ => "fine",
        }, _board.Flash.StepsToCut ?? 0),
        Write = (value, number) =>
        {
            _board.Flash.IsFull = value == "full";
            _board.Flash.IsUnreadable = value == "unreadable";
            _board.Flash.NeverCutPower();
            if (value == "cut")
            {
                _board.Flash.CutPowerAfter(number);
            }
        },
    };

    private FaultSwitch Wires() => new("i2c", "Panel's wires",
        [new("fine", "fine"), new("silent", "unplugged"), new("held", "shorted: nothing passes")])
    {
        Read = () => (_board.IsBusHeld ? "held" : _board.HasPanel ? "fine" : "silent", 0),
        Write = (value, _) =>
        {
            _board.IsBusHeld = value == "held";
            _board.HasPanel = value != "silent";
        },
    };
}
