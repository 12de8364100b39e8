using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Faults;
using SocketException = System.Net.Sockets.SocketException;

namespace Pairing.Emulator.StandIns.Net;

/// <summary>
/// A TCP connection of a board: a real one, but it takes part in the board's fate. Without Wi-Fi nothing passes, without
/// power everything ends, and its limits run by the board's time.
/// </summary>
internal sealed class BoardSocket : IDisposable
{
    private readonly PowerCycle _cycle;
    private readonly HostSocket _socket;
    private readonly bool _isOwnNetwork;
    private Stream _stream;
    private readonly byte[] _arrived = new byte[1024];
    private HostCancellation? _limit;
    private int _arrivedFrom;
    private int _arrivedTo;

    private BoardSocket(PowerCycle cycle, HostSocket socket, bool isOwnNetwork = false)
    {
        _isOwnNetwork = isOwnNetwork;
        _cycle = cycle;
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public bool IsClosed { get; private set; }

    /// <summary>Milliseconds for each read.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    public int WriteTimeout { get; set; } = Timeout.Infinite;

    /// <exception cref="SocketException">As on the board: unknown name, refused, no answer, no network.</exception>
    public static BoardSocket Connect(PowerCycle cycle, string host, int port, int milliseconds)
    {
        WifiRadio radio = cycle.Board.Radio;
        bool isFigures = IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address);
        if (!radio.IsConnected || (!isFigures && !radio.NamesResolve))
        {
            throw new SocketException(isFigures ? SocketError.NetworkUnreachable : SocketError.HostNotFound);
        }

        (string trueHost, int truePort) = !isFigures && radio.NamesLeadAstray
            ? UnrelatedServer.Invite(cycle.Cut)
            : cycle.Board.Middle.Detour(host, port, cycle.Cut);
        isFigures = IPAddress.TryParse(trueHost.Trim('[', ']'), out address);
        var socket = new HostSocket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            BoardOperation.Run(cycle, milliseconds, null, async cancellation =>
            {
                if (trueHost == ManInTheMiddle.Nowhere)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
                }

                IPAddress[] addresses = isFigures
                    ? [address!]
                    : await Dns.GetHostAddressesAsync(trueHost, AddressFamily.InterNetwork, cancellation);
                await socket.ConnectAsync(addresses, truePort, cancellation);
                return 0;
            });
            return new BoardSocket(cycle, socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Waits for somebody in the board's own network.</summary>
    public static BoardSocket Accept(PowerCycle cycle, HostSocket listener)
    {
        HostSocket? accepted = null;
        BoardOperation.Run(cycle, Timeout.Infinite, null, async cancellation =>
        {
            accepted = await listener.AcceptAsync(cancellation);
            return 0;
        });
        return new BoardSocket(cycle, accepted!, isOwnNetwork: true);
    }

    public void StartTls(string host, System.Net.Security.SslProtocols protocols, bool verifies, X509Certificate? root)
    {
        var tls = new HostSslStream(_stream, false, (_, certificate, chain, errors) =>
            !verifies || (certificate != null && TlsTrust.Accepts(_cycle, certificate, chain, errors, root)));
        _stream = tls;
        var options = new System.Net.Security.SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = (HostSslProtocols)(int)protocols,
        };
        BoardOperation.Run(_cycle, ReadTimeout, null, async cancellation =>
        {
            await tls.AuthenticateAsClientAsync(options, cancellation);
            return 0;
        });
    }

    /// <summary>All reads until it is disposed share so many milliseconds.</summary>
    public IDisposable LimitTo(int milliseconds)
    {
        _limit = new HostCancellation(TimeSpan.FromMilliseconds(milliseconds), _cycle.Board.Time);
        return new Limit(this);
    }

    /// <returns>0 at the end of the connection.</returns>
    public int Read(byte[] buffer, int offset, int count)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_arrivedFrom == _arrivedTo)
        {
            _arrivedFrom = 0;
            _arrivedTo = 0;
            _arrivedTo = Receive();
        }

        int given = Math.Min(count, _arrivedTo - _arrivedFrom);
        Array.Copy(_arrived, _arrivedFrom, buffer, offset, given);
        _arrivedFrom += given;
        return given;
    }

    /// <summary>What has come in, up to a buffer full: headers are read byte by byte, and each wait costs.</summary>
    private int Receive()
    {
        try
        {
            return BoardOperation.Run(_cycle, ReadTimeout, _limit, async cancellation =>
            {
                int read = await _stream.ReadAsync(_arrived, cancellation);
                await WhenOnlineAsync(cancellation);
                return read;
            });
        }
        catch (SocketException reset) when (reset.ErrorCode == (int)SocketError.ConnectionReset && _limit == null)
        {
            return 0;
        }
    }

    /// <returns>-1 at the end of the connection.</returns>
    public int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public void Write(byte[] bytes)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        BoardOperation.Run(_cycle, WriteTimeout, null, async cancellation =>
        {
            await WhenOnlineAsync(cancellation);
            await _stream.WriteAsync(bytes, cancellation);
            return 0;
        });
    }

    public void Dispose()
    {
        IsClosed = true;
        _stream.Dispose();
        _socket.Dispose();
    }

    /// <summary>Without Wi-Fi nothing arrives; when it is back, what TCP has kept does.</summary>
    private Task WhenOnlineAsync(CancellationToken cancellation) =>
        _isOwnNetwork ? Task.CompletedTask : _cycle.Board.Radio.WhenConnectedAsync(cancellation);

    private sealed class Limit(BoardSocket socket) : IDisposable
    {
        public void Dispose()
        {
            socket._limit?.Dispose();
            socket._limit = null;
        }
    }
}
