using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Board;

/// <summary>
/// The board's radio and the air around it. A station that has joined once joins again by itself when the network returns.
/// </summary>
public sealed class WifiRadio
{
    private readonly VirtualBoard _board;
    private readonly TimeSpan _joinTime;
    private readonly object _sync = new();
    private bool _isOn = true;
    private bool _refusesPassword;
    private bool _givesAddress = true;
    private WifiNetwork? _station;
    private ITimer? _joining;

    internal WifiRadio(VirtualBoard board, WifiNetwork[] networks, TimeSpan joinTime)
    {
        _board = board;
        _joinTime = joinTime;
        Networks = networks;
    }

    /// <summary>The networks in the air.</summary>
    public WifiNetwork[] Networks { get; set; }

    /// <summary>False: the air is dead, as when the router is off.</summary>
    public bool IsOn
    {
        get => _isOn;
        set
        {
            _isOn = value;
            Join();
            _board.OnChanged();
        }
    }

    /// <summary>True: somebody has changed the password at the router. The board is thrown out and not let in again.</summary>
    public bool RefusesPassword
    {
        get => _refusesPassword;
        set
        {
            _refusesPassword = value;
            Join();
            _board.OnChanged();
        }
    }

    /// <summary>False: the board is let in, and no DHCP server answers it.</summary>
    public bool GivesAddress
    {
        get => _givesAddress;
        set
        {
            _givesAddress = value;
            Join();
            _board.OnChanged();
        }
    }

    /// <summary>False: the name server knows no name. Addresses in figures still work.</summary>
    public bool NamesResolve { get; set; } = true;

    /// <summary>True: each name leads to a web server that has nothing to do with it.</summary>
    public bool NamesLeadAstray { get; set; }

    public bool IsConnected => Ready.WaitOne(0);

    /// <summary>The address that DHCP gives.</summary>
    public string Address { get; set; } = "192.168.1.57";

    /// <summary>Set while there is a network with an address.</summary>
    internal HostManualResetEvent Ready { get; } = new(false);

    /// <summary>The board's own network, while it is open.</summary>
    public AccessPoint? AccessPoint { get; private set; }

    /// <summary>Who is in that network.</summary>
    internal OwnNetwork OwnNetwork { get; } = new();

    internal void PowerOn()
    {
        AccessPoint = _board.Flash.AccessPoint is { StartsByItself: true } own ? own : null;
        // The stack joins by itself what was deployed with AutoConnect.
        WifiNetwork? stored = _board.Flash.Network;
        if (stored != null && _board.Flash.AutoConnect)
        {
            Connect(stored);
        }
    }

    internal void PowerOff()
    {
        AccessPoint = null;
        Connect(null);
    }

    internal void Connect(WifiNetwork? network)
    {
        lock (_sync)
        {
            if (network != null && network == _station)
            {
                return; // already there, or on the way
            }

            _station = network;
        }

        Join();
    }

    /// <summary>Ends when there is a network with an address; at once when there is.</summary>
    internal async Task WhenConnectedAsync(CancellationToken cancellation)
    {
        while (!IsConnected)
        {
            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            RegisteredWaitHandle wait = ThreadPool.RegisterWaitForSingleObject(
                Ready, (_, _) => signal.TrySetResult(), null, Timeout.Infinite, true);
            try
            {
                await signal.Task.WaitAsync(cancellation);
            }
            finally
            {
                wait.Unregister(null);
            }
        }
    }

    /// <summary>What a scan finds.</summary>
    internal WifiNetwork[] Found => _isOn ? [.. Networks.Where(network => !network.IsHidden)] : [];

    /// <summary>By its name, which finds a hidden one too.</summary>
    internal bool Exists(string ssid) => _isOn && Networks.Any(network => network.Ssid == ssid);

    internal bool Takes(WifiNetwork station) =>
        _isOn && !_refusesPassword && Networks.Any(n => n.Ssid == station.Ssid && n.Password == station.Password);

    private void Join()
    {
        lock (_sync)
        {
            Ready.Reset();
            _joining?.Dispose();
            _joining = null;
            if (_givesAddress && _station != null && Takes(_station))
            {
                _joining = _board.Time.CreateTimer(Joined, _station, _joinTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Joined(object? network)
    {
        lock (_sync)
        {
            if (!_isOn || _refusesPassword || !_givesAddress || !ReferenceEquals(network, _station))
            {
                return;
            }

            Ready.Set();
        }

        _board.Clock.Synchronize(BoardClock.UsualServers); // ESP32: SNTP starts when there is an address
        _board.OnChanged();
    }
}
