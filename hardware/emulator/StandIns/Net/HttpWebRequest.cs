using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pairing.Emulator.Board;
using Pairing.Emulator.StandIns.Net;

namespace System.Net;

/// <summary>
/// System.Net.Http, over a real TCP connection. Every answer is an answer, whatever its status; no redirect is followed;
/// the connection ends with the answer.
/// </summary>
internal class HttpWebRequest : WebRequest
{
    /// <summary>The IP stack gives up on a connection by itself after so long; the package sets no limit of its own.</summary>
    private const int ConnectLimit = 75_000;

    private BoardSocket? _socket;
    private RequestStream? _body;

    internal HttpWebRequest(Uri requestUri)
    {
        RequestUri = requestUri;
        Timeout = 100_000;
    }

    public override Uri RequestUri { get; }

    /// <summary>From the request sent to the answer's header, milliseconds.</summary>
    public override int Timeout { get; set; }

    /// <summary>For each read, of the header too, milliseconds.</summary>
    public int ReadWriteTimeout { get; set; } = 300_000;

    public bool KeepAlive { get; set; } = true;

    public string? Accept { get; set; }

    /// <summary>The package sends none by itself.</summary>
    public string? UserAgent { get; set; }

    /// <summary>The root that the server's chain must end in.</summary>
    public X509Certificate? HttpsAuthentCert { get; set; }

    public SslProtocols SslProtocols { get; set; } = SslProtocols.Tls12;

    /// <summary>Only CertificateRequired makes the board look at the server's certificate.</summary>
    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    public override Stream GetRequestStream()
    {
        if (_body == null)
        {
            Submit();
            _body = new RequestStream(_socket!);
        }

        return _body;
    }

    public override WebResponse GetResponse()
    {
        try
        {
            if (_socket == null)
            {
                Submit();
            }

            // The stream is the connection: who disposes it before the answer has closed that too.
            ObjectDisposedException.ThrowIf(_socket!.IsClosed, this);
            return HttpWebResponse.Read(this, _socket);
        }
        catch (WebException failure)
        {
            // The package wraps what it has wrapped already.
            throw new WebException("GetResponse() failed", failure, failure.Status);
        }
    }

    protected override void Dispose(bool disposing) => _socket?.Dispose();

    /// <summary>Connects and sends the header.</summary>
    private void Submit()
    {
        try
        {
            _socket = BoardSocket.Connect(PowerCycle.Current, RequestUri.Host, RequestUri.Port, ConnectLimit);
            _socket.ReadTimeout = ReadWriteTimeout;
            _socket.WriteTimeout = ReadWriteTimeout;
            if (RequestUri.Scheme == "https")
            {
                _socket.StartTls(
                    RequestUri.Host, SslProtocols, SslVerification == SslVerification.CertificateRequired, HttpsAuthentCert);
            }

            _socket.Write(Encoding.UTF8.GetBytes(Header()));
        }
        catch (SocketException failure)
        {
            _socket?.Dispose();
            throw new WebException("connection failed", failure, (SocketError)failure.ErrorCode switch
            {
                SocketError.HostNotFound => WebExceptionStatus.NameResolutionFailure,
                SocketError.ConnectionRefused or SocketError.TimedOut => WebExceptionStatus.ConnectFailure,
                _ => WebExceptionStatus.SendFailure,
            });
        }
    }

    private string Header()
    {
        var header = new StringBuilder();
        header.Append($"{Method} {RequestUri.PathAndQuery} HTTP/1.1\r\n");
        header.Append($"Host: {RequestUri.Host}\r\n"); // without the port, against RFC 9110 7.2 (device-api/FACTS.md 13)
        header.Append("Connection: close\r\n");
        Append("Accept", Accept);
        Append("User-Agent", UserAgent);
        Append("Content-Type", ContentType);
        Append("Content-Length", ContentLength < 0 ? null : ContentLength.ToString(Globalization.CultureInfo.InvariantCulture));
        foreach (string name in Headers.AllKeys)
        {
            Append(name, Headers[name]);
        }

        return header.Append("\r\n").ToString();

        void Append(string name, string? value)
        {
            if (value != null)
            {
                header.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }
}
