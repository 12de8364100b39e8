using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Phones;

/// <summary>A UDP port of a phone in the board's own network.</summary>
internal sealed class PhonePort : IDisposable
{
    private readonly VirtualBoard _board;
    private readonly HostSocket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly StationPort _station;
    private readonly byte[] _received = new byte[2048];

    public PhonePort(VirtualBoard board, int number)
    {
        _board = board;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _station = new StationPort(number, (IPEndPoint)_socket.LocalEndPoint!);
        board.Radio.OwnNetwork.Add(_station);
    }

    /// <summary>The phone's address in the network; null: it has none yet.</summary>
    public IPAddress? Address
    {
        get => _station.Address;
        set => _station.Address = value;
    }

    /// <summary>Sends to a port of the board; lost when nothing listens there.</summary>
    public void Send(byte[] bytes, int port)
    {
        if (_board.Ports.Find(port, ProtocolType.Udp) is { } there)
        {
            _socket.SendTo(bytes, there);
        }
    }

    public async Task<byte[]> ReceiveAsync(CancellationToken cancellation)
    {
        int count = await _socket.ReceiveAsync(_received, SocketFlags.None, cancellation);
        return _received[..count];
    }

    public void Dispose()
    {
        _board.Radio.OwnNetwork.Remove(_station);
        _socket.Dispose();
    }
}
