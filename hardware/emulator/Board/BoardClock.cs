using System;
using System.Linq;

namespace Pairing.Emulator.Board;

/// <summary>The board's wall clock: 1970 at power-on, right once a time server has answered.</summary>
public sealed class BoardClock
{
    /// <summary>Those that the board's image asks by itself. It does not take any from DHCP.</summary>
    internal static readonly string[] UsualServers = ["0.pool.ntp.org", "1.pool.ntp.org"];

    private readonly VirtualBoard _board;
    private readonly object _sync = new();
    private long _setAt;
    private DateTimeOffset _setTo = DateTimeOffset.UnixEpoch;

    internal BoardClock(VirtualBoard board) => _board = board;

    /// <summary>False: no time server is to be reached, and the clock stays at 1970.</summary>
    public bool ServersAnswer { get; set; } = true;

    /// <summary>The only time server that this network reaches; null: all.</summary>
    public string? OnlyServer { get; set; }

    /// <summary>How far from the truth the time servers are.</summary>
    public TimeSpan Error { get; set; }

    public DateTimeOffset Now
    {
        get
        {
            lock (_sync)
            {
                return _setTo + _board.Time.GetElapsedTime(_setAt);
            }
        }
    }

    internal void PowerOn() => Set(DateTimeOffset.UnixEpoch);

    internal void Set(DateTimeOffset now)
    {
        lock (_sync)
        {
            _setAt = _board.Time.GetTimestamp();
            _setTo = now;
        }
    }

    /// <summary>Asks these time servers (SNTP).</summary>
    internal void Synchronize(params string[] servers)
    {
        if (ServersAnswer && (OnlyServer == null || servers.Contains(OnlyServer)) && _board.Radio.IsConnected)
        {
            Set(_board.Time.GetUtcNow() + Error);
        }
    }
}
