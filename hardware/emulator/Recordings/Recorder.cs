using System;
using System.Collections.Generic;
using System.IO;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.Recordings;

/// <summary>
/// Writes down what goes over a board's wires, and when its power and its button change. <see cref="Recording"/> tells the
/// format.
/// </summary>
internal sealed class Recorder : IDisposable
{
    private readonly VirtualBoard _board;
    private readonly TextWriter _file;
    private readonly long _startedAt;
    private readonly Dictionary<string, int> _known = [];
    private readonly object _sync = new();
    private bool _wasPowered;
    private bool _wasDown;
    private bool _isClosed;

    public Recorder(VirtualBoard board, TextWriter file)
    {
        _board = board;
        _file = file;
        _startedAt = board.Time.GetTimestamp();
        file.Write($"{Recording.FirstLine}\npanel {board.Panel.Kind.Name}\n");
        board.Panel.Received += Hear;
        board.Changed += Look;
        Look();
    }

    public void Dispose()
    {
        _board.Panel.Received -= Hear;
        _board.Changed -= Look;
        lock (_sync)
        {
            _isClosed = true;
            _file.Dispose();
        }
    }

    private void Hear(byte[] bytes)
    {
        string hex = Convert.ToHexString(bytes);
        lock (_sync)
        {
            if (_known.TryGetValue(hex, out int number))
            {
                Write("again " + number);
            }
            else
            {
                _known.Add(hex, _known.Count);
                Write("bytes " + hex);
            }
        }
    }

    private void Look()
    {
        lock (_sync)
        {
            if (_board.IsPowered != _wasPowered)
            {
                _wasPowered = !_wasPowered;
                Write(_wasPowered ? "power on" : "power off");
            }

            if (_board.IsButtonDown != _wasDown)
            {
                _wasDown = !_wasDown;
                Write(_wasDown ? "button down" : "button up");
            }
        }
    }

    private void Write(string what)
    {
        if (!_isClosed)
        {
            _file.Write($"{(long)_board.Time.GetElapsedTime(_startedAt).TotalMilliseconds} {what}\n");
        }
    }
}
