using Pairing.Emulator.Board;

namespace System.Net.Sockets;

/// <summary>nanoFramework.System.Net: as much of it as a small server needs. What fails is a SocketException.</summary>
internal class Socket : IDisposable
{
    private readonly BoardSocket? connection;
    private BoardListener? listener;
    private int port;

    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        bool isTcp = addressFamily == AddressFamily.InterNetwork && socketType == SocketType.Stream && protocolType == ProtocolType.Tcp;
        if (!isTcp || PowerCycle.Current == null)
        {
            throw new SocketException(SocketError.ProtocolNotSupported);
        }
    }

    private Socket(BoardSocket connection) => this.connection = connection;

    /// <summary>Milliseconds; 0 and -1: without end.</summary>
    public int ReceiveTimeout
    {
        get => Connection.ReadTimeout;
        set => Connection.ReadTimeout = value > 0 ? value : -1;
    }

    public int SendTimeout
    {
        get => Connection.WriteTimeout;
        set => Connection.WriteTimeout = value > 0 ? value : -1;
    }

    private BoardSocket Connection => connection ?? throw new SocketException(SocketError.NotConnected);

    public void Bind(EndPoint localEP) => port = ((IPEndPoint)localEP).Port;

    public void Listen(int backlog) => listener = new BoardListener(PowerCycle.Current, port, backlog);

    public Socket Accept() => new((listener ?? throw new SocketException(SocketError.InvalidArgument)).Accept());

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags) => Connection.Read(buffer, offset, size);

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        Connection.Write(buffer.AsSpan(offset, size).ToArray());
        return size;
    }

    public void Close() => Dispose();

    public void Dispose()
    {
        connection?.Dispose();
        listener?.Dispose();
    }
}
