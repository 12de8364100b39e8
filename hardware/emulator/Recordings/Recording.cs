using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Pairing.Emulator.Panel;

namespace Pairing.Emulator.Recordings;

/// <summary>A moment of a recording. What is not bytes for the panel is a word: `power on`, `button up`.</summary>
internal sealed record Moment(long Milliseconds, string Word, byte[]? Bytes);

/// <summary>
/// A session of a board, as text. The first line names the format and its version, the second the panel; then a line for each
/// moment: milliseconds since the start, and `bytes HEX` for a write to the panel, `again N` for one that equals the N-th
/// distinct write from 0, `power on`, `power off`, `button down` or `button up`.
/// </summary>
internal sealed class Recording
{
    public const string FirstLine = "pairing-recording 1";

    private Recording(PanelKind panel, IReadOnlyList<Moment> moments)
    {
        Panel = panel;
        Moments = moments;
    }

    public PanelKind Panel { get; }

    public IReadOnlyList<Moment> Moments { get; }

    /// <exception cref="FormatException">It is none, or one of another version.</exception>
    public static Recording Read(TextReader file)
    {
        if (file.ReadLine() is var first && first != FirstLine)
        {
            throw new FormatException($"Not a recording of this version: it begins with '{first}', not '{FirstLine}'.");
        }

        string? name = file.ReadLine();
        PanelKind panel = PanelKind.All.FirstOrDefault(kind => "panel " + kind.Name == name)
            ?? throw new FormatException($"No such panel: '{name}'.");
        var moments = new List<Moment>();
        var writes = new List<byte[]>();
        while (file.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ', 3);
            if (parts.Length != 3)
            {
                throw new FormatException($"Line {moments.Count + 3} is no moment: '{line}'.");
            }

            if (parts[1] == "bytes")
            {
                writes.Add(Convert.FromHexString(parts[2]));
            }

            byte[]? bytes = parts[1] switch
            {
                "bytes" => writes[^1],
                "again" when int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int n)
                    && n < writes.Count => writes[n],
                "again" => throw new FormatException($"Line {moments.Count + 3} repeats what was never written: '{line}'."),
                _ => null,
            };
            moments.Add(
                new Moment(
                    long.Parse(parts[0], CultureInfo.InvariantCulture), bytes == null ? $"{parts[1]} {parts[2]}" : "", bytes));
        }

        return new Recording(panel, moments);
    }

    /// <summary>What stood on the glass, picture after picture, without waiting.</summary>
    public IEnumerable<(long Milliseconds, PanelPicture Picture)> Play()
    {
        var panel = new Ssd1306Controller(Panel);
        for (int i = 0; i < Moments.Count; i++)
        {
            Moment moment = Moments[i];
            if (moment.Bytes != null)
            {
                panel.Receive(moment.Bytes);
            }
            else if (moment.Word == "power on")
            {
                panel.PowerOn();
            }
            else if (moment.Word == "power off")
            {
                panel.PowerOff();
            }

            // A picture is whole when the wires rest.
            if (i == Moments.Count - 1 || Moments[i + 1].Milliseconds - moment.Milliseconds >= Rest)
            {
                yield return (moment.Milliseconds, panel.Picture);
            }
        }
    }

    private const int Rest = 15;
}
