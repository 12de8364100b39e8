using Pairing.Emulator.Board;
using Pairing.Emulator.StandIns.Net;

namespace System.Net.Sockets;

/// <summary>nanoFramework.System.Net: as much of it as small servers need, TCP and UDP. What fails is a SocketException.</summary>
internal class Socket : IDisposable
{
    private readonly bool isUdp;
    private readonly BoardSocket? connection;
    private BoardListener? listener;
    private BoardDatagrams? datagrams;
    private IPEndPoint? local;
    private bool maySendToAll;
    private int datagramTimeout = -1;

    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        isUdp = socketType == SocketType.Dgram && protocolType == ProtocolType.Udp;
        bool isTcp = socketType == SocketType.Stream && protocolType == ProtocolType.Tcp;
        if (addressFamily != AddressFamily.InterNetwork || !(isTcp || isUdp) || PowerCycle.Current == null)
        {
            throw new SocketException(SocketError.ProtocolNotSupported);
        }
    }

    private Socket(BoardSocket connection) => this.connection = connection;

    /// <summary>Milliseconds; 0 and -1: without end.</summary>
    public int ReceiveTimeout
    {
        get => isUdp ? datagramTimeout : Connection.ReadTimeout;
        set
        {
            int milliseconds = value > 0 ? value : -1;
            if (isUdp)
            {
                datagramTimeout = milliseconds;
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

    private BoardSocket Connection => connection ?? throw new SocketException(SocketError.NotConnected);

    /// <summary>Nothing can be received by a socket that was not bound.</summary>
    private BoardDatagrams Datagrams => datagrams ?? throw new SocketException(SocketError.NotConnected);

    public void Bind(EndPoint localEP)
    {
        local = (IPEndPoint)localEP;
        if (isUdp)
        {
            datagrams = new BoardDatagrams(PowerCycle.Current, local);
        }
    }

    public void Listen(int backlog) =>
        listener = new BoardListener(PowerCycle.Current, (local ?? throw new SocketException(SocketError.InvalidArgument)).Port, backlog);

    public Socket Accept() => new((listener ?? throw new SocketException(SocketError.InvalidArgument)).Accept());

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags) => Connection.Read(buffer, offset, size);

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        Connection.Write(buffer.AsSpan(offset, size).ToArray());
        return size;
    }

    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP)
    {
        Datagrams.ReadTimeout = datagramTimeout;
        return Datagrams.Receive(buffer, 0, buffer.Length, ref remoteEP);
    }

    public int SendTo(byte[] buffer, EndPoint remoteEP)
    {
        Datagrams.MaySendToAll = maySendToAll;
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

        maySendToAll = optionValue;
    }

    public void Close() => Dispose();

    public void Dispose()
    {
        connection?.Dispose();
        listener?.Dispose();
        datagrams?.Dispose();
    }
}
