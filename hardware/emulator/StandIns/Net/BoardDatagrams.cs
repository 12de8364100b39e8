using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;
using SocketException = System.Net.Sockets.SocketException;

namespace Pairing.Emulator.StandIns.Net;

/// <summary>
/// A UDP port of the board in its own network. It takes part in the board's fate as <see cref="BoardSocket"/> does.
/// </summary>
internal sealed class BoardDatagrams : IDisposable
{
    private readonly PowerCycle _cycle;
    private readonly IPEndPoint _local;
    private readonly HostSocket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenRegistration _end;
    private readonly byte[] _arrived = new byte[2048];

    /// <param name="local">As the firmware knows it.</param>
    /// <exception cref="SocketException">The port is taken, or the address is not the board's.</exception>
    public BoardDatagrams(PowerCycle cycle, IPEndPoint local)
    {
        _cycle = cycle;
        _local = local;
        WifiRadio radio = cycle.Board.Radio;
        bool isOwn = radio.AccessPoint != null && local.Address.ToString() == OwnNetwork.Address;
        if (!isOwn && !local.Address.Equals(IPAddress.Any))
        {
            throw new SocketException(SocketError.AddressNotAvailable);
        }

        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        HostPort = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        if (!cycle.Board.Ports.Add(ProtocolType.Udp, local.Port, HostPort))
        {
            _socket.Dispose();
            throw new SocketException(SocketError.AddressAlreadyInUse);
        }

        _end = cycle.Cut.Register(Dispose);
    }

    /// <summary>Milliseconds for each wait.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    public bool MaySendToAll { get; set; }

    private int HostPort { get; }

    /// <summary>What does not go into the buffer is lost without a word, as it is by lwIP.</summary>
    public int Receive(byte[] buffer, int offset, int count, ref EndPoint from)
    {
        EndPoint sender = from;
        int length = BoardOperation.Run(_cycle, ReadTimeout, null, async cancellation =>
        {
            SocketReceiveFromResult received;
            IPEndPoint? known;
            do
            {
                received =
                    await _socket.ReceiveFromAsync(_arrived, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellation);
                known = _cycle.Board.Radio.OwnNetwork.SenderAt((IPEndPoint)received.RemoteEndPoint);
            }
            while (known == null); // who is not in the network is not heard

            sender = known;
            return received.ReceivedBytes;
        });
        from = sender;
        length = Math.Min(length, count);
        Array.Copy(_arrived, 0, buffer, offset, length);
        return length;
    }

    /// <exception cref="SocketException">The network is closed, or sending to all was not allowed before.</exception>
    public void Send(byte[] bytes, IPEndPoint to)
    {
        bool isToAll = to.Address.Equals(IPAddress.Broadcast);
        if (_cycle.Board.Radio.AccessPoint == null || (isToAll && !MaySendToAll))
        {
            throw new SocketException(isToAll && !MaySendToAll ? SocketError.AccessDenied : SocketError.NetworkUnreachable);
        }

        // The chip chooses the interface of a broadcast by the address that it is sent from; by none it leaves through the
        // station's.
        if (isToAll && _local.Address.Equals(IPAddress.Any))
        {
            return;
        }

        foreach (IPEndPoint host in _cycle.Board.Radio.OwnNetwork.ReceiversOf(to).ToList())
        {
            _socket.SendTo(bytes, host);
        }
    }

    public void Dispose()
    {
        _end.Unregister();
        _cycle.Board.Ports.Remove(ProtocolType.Udp, _local.Port, HostPort);
        _socket.Dispose();
    }
}
