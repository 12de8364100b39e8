using System;

namespace Pairing.Emulator.Board;

/// <summary>The board's wall clock: 1970 at power-on, right once a time server has answered.</summary>
public sealed class BoardClock
{
    private readonly VirtualBoard board;
    private readonly object sync = new();
    private long setAt;
    private DateTimeOffset setTo = DateTimeOffset.UnixEpoch;

    internal BoardClock(VirtualBoard board) => this.board = board;

    /// <summary>False: no time server is to be reached, and the clock stays at 1970.</summary>
    public bool ServersAnswer { get; set; } = true;

    /// <summary>How far from the truth the time servers are.</summary>
    public TimeSpan Error { get; set; }

    public DateTimeOffset Now
    {
        get
        {
            lock (sync)
            {
                return setTo + board.Time.GetElapsedTime(setAt);
            }
        }
    }

    internal void PowerOn() => Set(DateTimeOffset.UnixEpoch);

    internal void Set(DateTimeOffset now)
    {
        lock (sync)
        {
            setAt = board.Time.GetTimestamp();
            setTo = now;
        }
    }

    /// <summary>Asks the time servers (SNTP).</summary>
    internal void Synchronize()
    {
        if (ServersAnswer && board.Radio.IsConnected)
        {
            Set(board.Time.GetUtcNow() + Error);
        }
    }
}
