namespace System.Net.Sockets;

/// <summary>nanoFramework.System.Net: error codes are those of Winsock, on the board as well.</summary>
internal class SocketException(SocketError error) : Exception("SocketException " + (int)error)
{
    public int ErrorCode { get; } = (int)error;
}
