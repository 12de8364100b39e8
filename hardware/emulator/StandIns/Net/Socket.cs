using Pairing.Emulator.Board;
using Pairing.Emulator.StandIns.Net;

namespace System.Net.Sockets;

/// <summary>
/// nanoFramework.System.Net: as much of it as small servers need, TCP and UDP. What fails is a SocketException.
/// </summary>
internal class Socket : IDisposable
{
    private readonly bool _isUdp;
    private readonly BoardSocket? _connection;
    private BoardListener? _listener;
    private BoardDatagrams? _datagrams;
    private IPEndPoint? _local;
    private bool _maySendToAll;
    private int _datagramTimeout = -1;

    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        _isUdp = socketType == SocketType.Dgram && protocolType == ProtocolType.Udp;
        bool isTcp = socketType == SocketType.Stream && protocolType == ProtocolType.Tcp;
        if (addressFamily != AddressFamily.InterNetwork || !(isTcp || _isUdp) || PowerCycle.Current == null)
        {
            throw new SocketException(SocketError.ProtocolNotSupported);
        }
    }

    private Socket(BoardSocket connection) => _connection = connection;

    /// <summary>Milliseconds; 0 and -1: without end.</summary>
    public int ReceiveTimeout
    {
        get => _isUdp ? _datagramTimeout : Connection.ReadTimeout;
        set
        {
            int milliseconds = value > 0 ? value : -1;
            if (_isUdp)
            {
                _datagramTimeout = milliseconds;
            }
            else
            {
                Connection.ReadTimeout = milliseconds;
            }
        }
    }

    public int SendTimeout
    {
        get => Connection.WriteTimeout;
        set => Connection.WriteTimeout = value > 0 ? value : -1;
    }

    private BoardSocket Connection => _connection ?? throw new SocketException(SocketError.NotConnected);

    /// <summary>Nothing can be received by a socket that was not bound.</summary>
    private BoardDatagrams Datagrams => _datagrams ?? throw new SocketException(SocketError.NotConnected);

    public void Bind(EndPoint localEP)
    {
        _local = (IPEndPoint)localEP;
        if (_isUdp)
        {
            _datagrams = new BoardDatagrams(PowerCycle.Current, _local);
        }
    }

    public void Listen(int backlog) =>
        _listener = new BoardListener(
            PowerCycle.Current, (_local ?? throw new SocketException(SocketError.InvalidArgument)).Port, backlog);

    public Socket Accept() => new((_listener ?? throw new SocketException(SocketError.InvalidArgument)).Accept());

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags) => Connection.Read(buffer, offset, size);

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        Connection.Write(buffer.AsSpan(offset, size).ToArray());
        return size;
    }

    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP)
    {
        Datagrams.ReadTimeout = _datagramTimeout;
        return Datagrams.Receive(buffer, 0, buffer.Length, ref remoteEP);
    }

    public int SendTo(byte[] buffer, EndPoint remoteEP)
    {
        Datagrams.MaySendToAll = _maySendToAll;
        Datagrams.Send(buffer, (IPEndPoint)remoteEP);
        return buffer.Length;
    }

    /// <exception cref="SocketException">Any other than Broadcast.</exception>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue)
    {
        if (optionLevel != SocketOptionLevel.Socket || optionName != SocketOptionName.Broadcast)
        {
            throw new SocketException(SocketError.ProtocolOption);
        }

        _maySendToAll = optionValue;
    }

    public void Close() => Dispose();

    public void Dispose()
    {
        _connection?.Dispose();
        _listener?.Dispose();
        _datagrams?.Dispose();
    }
}
