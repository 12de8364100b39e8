using System;
using System.Collections.Generic;

namespace Pairing.Emulator.Board;

/// <summary>What the board writes to its serial port, and what befalls it; the newest <see cref="Capacity"/> lines are kept.</summary>
public sealed class BoardLog
{
    public const int Capacity = 500;

    private readonly LinkedList<string> lines = new();
    private readonly object sync = new();
    private string open = "";
    private long total;

    /// <summary>Raised with each whole line, on the thread that wrote it.</summary>
    public event Action<string>? Written;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (sync)
            {
                return new List<string>(lines);
            }
        }
    }

    /// <summary>The lines that came after so many, as far as they are kept, and how many there have been.</summary>
    public (IReadOnlyList<string> Lines, long Total) Since(long count)
    {
        lock (sync)
        {
            var all = new List<string>(lines);
            return (all.GetRange((int)Math.Max(0, all.Count - (total - count)), (int)Math.Min(all.Count, total - count)), total);
        }
    }

    public void WriteLine(string line) => Write(line + "\n");

    /// <summary>Text without an end of line waits for the rest of its line.</summary>
    public void Write(string text)
    {
        string[] parts;
        lock (sync)
        {
            parts = (open + text).Split('\n');
            open = parts[^1];
            foreach (string line in parts[..^1])
            {
                lines.AddLast(line.TrimEnd('\r'));
                total++;
            }

            while (lines.Count > Capacity)
            {
                lines.RemoveFirst();
            }
        }

        foreach (string line in parts[..^1])
        {
            Written?.Invoke(line.TrimEnd('\r'));
        }
    }

    public override string ToString() => string.Join('\n', Lines);
}
