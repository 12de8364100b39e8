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
    private const int Tries = 3;

    /// <summary>RFC 2131 4.1; then twice as long each time.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(4);

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

    /// <summary>Sends, and waits for what <paramref name="read"/> takes for the response; again when none comes.</summary>
    /// <returns>Null when nobody has answered all tries.</returns>
    public async Task<T?> ExchangeAsync<T>(byte[] letter, int to, Func<byte[], T?> read, CancellationToken cancellation)
        where T : class
    {
        TimeSpan wait = FirstWait;
        for (int i = 0; i < Tries; i++, wait *= 2)
        {
            using var limit = new HostCancellation(wait, _board.Time);
            using var either = HostCancellation.CreateLinkedTokenSource(limit.Token, cancellation);
            Send(letter, to);
            try
            {
                while (true)
                {
                    if (read(await ReceiveAsync(either.Token)) is { } answer)
                    {
                        return answer;
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // once more, or that was all
            }
        }

        return null;
    }

    public void Dispose()
    {
        _board.Radio.OwnNetwork.Remove(_station);
        _socket.Dispose();
    }
}
