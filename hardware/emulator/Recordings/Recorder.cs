using System;
using System.Collections.Generic;
using System.IO;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.Recordings;

/// <summary>Writes down what goes over a board's wires, and when its power and its button change. <see cref="Recording"/> tells the format.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly VirtualBoard board;
    private readonly TextWriter file;
    private readonly long startedAt;
    private readonly Dictionary<string, int> known = [];
    private readonly object sync = new();
    private bool wasPowered;
    private bool wasDown;
    private bool isClosed;

    public Recorder(VirtualBoard board, TextWriter file)
    {
        this.board = board;
        this.file = file;
        startedAt = board.Time.GetTimestamp();
        file.Write($"{Recording.FirstLine}\npanel {board.Panel.Kind.Name}\n");
        board.Panel.Received += Hear;
        board.Changed += Look;
        Look();
    }

    public void Dispose()
    {
        board.Panel.Received -= Hear;
        board.Changed -= Look;
        lock (sync)
        {
            isClosed = true;
            file.Dispose();
        }
    }

    private void Hear(byte[] bytes)
    {
        string hex = Convert.ToHexString(bytes);
        lock (sync)
        {
            if (known.TryGetValue(hex, out int number))
            {
                Write("again " + number);
            }
            else
            {
                known.Add(hex, known.Count);
                Write("bytes " + hex);
            }
        }
    }

    private void Look()
    {
        lock (sync)
        {
            if (board.IsPowered != wasPowered)
            {
                wasPowered = !wasPowered;
                Write(wasPowered ? "power on" : "power off");
            }

            if (board.IsButtonDown != wasDown)
            {
                wasDown = !wasDown;
                Write(wasDown ? "button down" : "button up");
            }
        }
    }

    private void Write(string what)
    {
        if (!isClosed)
        {
            file.Write($"{(long)board.Time.GetElapsedTime(startedAt).TotalMilliseconds} {what}\n");
        }
    }
}
