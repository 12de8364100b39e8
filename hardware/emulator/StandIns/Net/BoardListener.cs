using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Pairing.Emulator.Board;
using SocketException = System.Net.Sockets.SocketException;

namespace Pairing.Emulator.StandIns.Net;

/// <summary>A port of the board that takes connections, as long as it has power.</summary>
internal sealed class BoardListener : IDisposable
{
    private readonly PowerCycle _cycle;
    private readonly int _port;
    private readonly HostSocket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenRegistration _end;

    /// <param name="port">As the firmware knows it.</param>
    public BoardListener(PowerCycle cycle, int port, int backlog)
    {
        _cycle = cycle;
        _port = port;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(backlog);
        HostPort = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        if (!cycle.Board.Ports.Add(ProtocolType.Tcp, port, HostPort))
        {
            _socket.Dispose();
            throw new SocketException(SocketError.AddressAlreadyInUse);
        }

        _end = cycle.Cut.Register(Dispose);
    }

    private int HostPort { get; }

    public BoardSocket Accept() => BoardSocket.Accept(_cycle, _socket);

    public void Dispose()
    {
        _end.Unregister();
        _socket.Dispose();
        _cycle.Board.Ports.Remove(ProtocolType.Tcp, _port, HostPort);
    }
}
