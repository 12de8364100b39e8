using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Board;

/// <summary>
/// The board's radio and the air around it. As on the board, a wrong password is not told: the network just never
/// comes up. A station that has joined once joins again by itself when the network returns.
/// </summary>
public sealed class WifiRadio
{
    private readonly VirtualBoard board;
    private readonly TimeSpan joinTime;
    private readonly object sync = new();
    private bool isOn = true;
    private bool refusesPassword;
    private WifiNetwork? station;
    private ITimer? joining;

    internal WifiRadio(VirtualBoard board, WifiNetwork[] networks, TimeSpan joinTime)
    {
        this.board = board;
        this.joinTime = joinTime;
        Networks = networks;
    }

    /// <summary>The networks in the air.</summary>
    public WifiNetwork[] Networks { get; set; }

    /// <summary>False: the air is dead, as when the router is off.</summary>
    public bool IsOn
    {
        get => isOn;
        set
        {
            isOn = value;
            Join();
            board.OnChanged();
        }
    }

    /// <summary>True: somebody has changed the password at the router. The board is thrown out and not let in again.</summary>
    public bool RefusesPassword
    {
        get => refusesPassword;
        set
        {
            refusesPassword = value;
            Join();
            board.OnChanged();
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
        AccessPoint = board.Flash.AccessPoint is { StartsByItself: true } own ? own : null;
        // The stack joins by itself what was deployed with AutoConnect.
        WifiNetwork? stored = board.Flash.Network;
        if (stored != null && board.Flash.AutoConnect)
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
        lock (sync)
        {
            if (network != null && network == station)
            {
                return; // already there, or on the way
            }

            station = network;
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

    internal bool CanHear(string ssid) => isOn && Networks.Any(n => n.Ssid == ssid);

    private void Join()
    {
        lock (sync)
        {
            Ready.Reset();
            joining?.Dispose();
            joining = null;
            if (isOn && !refusesPassword && station != null && Networks.Contains(station))
            {
                joining = board.Time.CreateTimer(Joined, station, joinTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Joined(object? network)
    {
        lock (sync)
        {
            if (!isOn || refusesPassword || !ReferenceEquals(network, station))
            {
                return;
            }

            Ready.Set();
        }

        board.Clock.Synchronize(); // ESP32: SNTP starts when there is an address
        board.OnChanged();
    }
}
