using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.Phones;

/// <summary>A UDP port of a phone in the board's own network.</summary>
internal sealed class PhonePort : IDisposable
{
    private readonly VirtualBoard board;
    private readonly HostSocket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] arrived = new byte[2048];

    public PhonePort(VirtualBoard board, Phone phone, int number)
    {
        this.board = board;
        Phone = phone;
        Number = number;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Host = (IPEndPoint)socket.LocalEndPoint!;
        board.Radio.OwnNetwork.Add(this);
    }

    public Phone Phone { get; }

    /// <summary>As the board sees it.</summary>
    public int Number { get; }

    /// <summary>Where on the host it really is.</summary>
    public IPEndPoint Host { get; }

    /// <summary>Into the air; where nobody listens it is lost.</summary>
    public void Send(byte[] bytes, int port)
    {
        if (board.Ports.Find(port, ProtocolType.Udp) is { } there)
        {
            socket.SendTo(bytes, there);
        }
    }

    public async Task<byte[]> ReceiveAsync(CancellationToken cancellation)
    {
        int count = await socket.ReceiveAsync(arrived, SocketFlags.None, cancellation);
        return arrived[..count];
    }

    public void Dispose()
    {
        board.Radio.OwnNetwork.Remove(this);
        socket.Dispose();
    }
}
