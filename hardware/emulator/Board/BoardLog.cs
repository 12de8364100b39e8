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
