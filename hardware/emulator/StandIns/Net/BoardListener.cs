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
    private readonly PowerCycle cycle;
    private readonly int port;
    private readonly HostSocket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenRegistration end;

    /// <param name="port">As the firmware knows it.</param>
    public BoardListener(PowerCycle cycle, int port, int backlog)
    {
        this.cycle = cycle;
        this.port = port;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(backlog);
        HostPort = ((IPEndPoint)socket.LocalEndPoint!).Port;
        if (!cycle.Board.Ports.Add(ProtocolType.Tcp, port, HostPort))
        {
            socket.Dispose();
            throw new SocketException(SocketError.AddressAlreadyInUse);
        }

        end = cycle.Cut.Register(Dispose);
    }

    private int HostPort { get; }

    public BoardSocket Accept() => BoardSocket.Accept(cycle, socket);

    public void Dispose()
    {
        end.Unregister();
        socket.Dispose();
        cycle.Board.Ports.Remove(ProtocolType.Tcp, port, HostPort);
    }
}
