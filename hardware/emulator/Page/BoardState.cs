using System;
using System.Collections.Generic;
using System.Linq;
using Pairing.Emulator.Board;
using Pairing.Emulator.Panel;
using Pairing.Emulator.Phones;
using Pairing.Emulator.Run;

namespace Pairing.Emulator.Page;

/// <summary>All that the page shows, at one moment.</summary>
/// <param name="Board">Which board is drawn, as the settings of the firmware spell it.</param>
/// <param name="PanelKind">Which panel, likewise.</param>
/// <param name="Pixels">Base64 of one bit a pixel, rows from the top, the highest bit the leftmost.</param>
/// <param name="Phone">The phone in the board's own network; null while that is closed.</param>
/// <param name="Recording">What is played when no firmware runs; null: the firmware does.</param>
/// <param name="Text">What can be read on the panel, for those who do not see it.</param>
internal sealed record BoardState(
    string Board,
    string PanelKind,
    int Width,
    int Height,
    string Pixels,
    int Contrast,
    string Text,
    bool Power,
    bool Wifi,
    bool Connected,
    bool Panel,
    bool Button,
    bool Led,
    string Name,
    string Server,
    IReadOnlyDictionary<string, string> Faults,
    PhoneState? Phone,
    string? Recording)
{
    public static BoardState Of(NamedBoard named, string server, string? recording)
    {
        VirtualBoard board = named.Board;
        PanelPicture picture = board.Panel.Picture;
        return new BoardState(
            board.Kind.Name,
            board.Panel.Kind.Name,
            picture.Width,
            picture.Height,
            Convert.ToBase64String(picture.ToBits()),
            picture.Contrast,
            picture.ReadText(),
            board.IsPowered,
            board.Radio.IsOn,
            board.IsPowered && board.Radio.IsConnected,
            board.HasPanel,
            board.IsButtonDown,
            board.IsLedOn,
            named.Name,
            server,
            board.Faults.All.ToDictionary(f => f.Name, f => f.Value),
            named.Phone.State,
            recording);
    }
}
