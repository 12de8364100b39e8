using System;
using System.Collections.Generic;

namespace Pairing.Emulator.Board;

/// <summary>
/// What the board writes to its serial port, and what befalls it; the newest <see cref="Capacity"/> lines are kept.
/// </summary>
public sealed class BoardLog
{
    public const int Capacity = 500;

    private readonly LinkedList<string> _lines = new();
    private readonly object _sync = new();
    private string _open = "";
    private long _total;

    /// <summary>Raised with each whole line, on the thread that wrote it.</summary>
    public event Action<string>? Written;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_sync)
            {
                return new List<string>(_lines);
            }
        }
    }

    /// <summary>The lines that came after so many, as far as they are kept, and how many there have been.</summary>
    public (IReadOnlyList<string> Lines, long Total) Since(long count)
    {
        lock (_sync)
        {
            var all = new List<string>(_lines);
            return (all.GetRange(
                (int)Math.Max(0, all.Count - (_total - count)), (int)Math.Min(all.Count, _total - count)), _total);
        }
    }

    public void WriteLine(string line) => Write(line + "\n");

    /// <summary>Text without an end of line waits for the rest of its line.</summary>
    public void Write(string text)
    {
        string[] parts;
        lock (_sync)
        {
            parts = (_open + text).Split('\n');
            _open = parts[^1];
            foreach (string line in parts[..^1])
            {
                _lines.AddLast(line.TrimEnd('\r'));
                _total++;
            }

            while (_lines.Count > Capacity)
            {
                _lines.RemoveFirst();
            }
        }

        foreach (string line in parts[..^1])
        {
            Written?.Invoke(line.TrimEnd('\r'));
        }
    }

    public override string ToString() => string.Join('\n', Lines);
}
