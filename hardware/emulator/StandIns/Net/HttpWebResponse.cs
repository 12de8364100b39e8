using System.Globalization;
using System.IO;
using System.Net.Sockets;
using Pairing.Emulator.StandIns.Net;

namespace System.Net;

/// <summary>System.Net.Http: an answer, of any status.</summary>
internal class HttpWebResponse : WebResponse
{
    private const int LongestLine = 4096;

    private readonly BoardSocket _socket;
    private readonly Stream _body;

    private HttpWebResponse(HttpWebRequest request, BoardSocket socket, int status, WebHeaderCollection headers)
    {
        _socket = socket;
        StatusCode = (HttpStatusCode)status;
        Headers = headers;
        ContentLength = long.TryParse(headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : -1;
        bool isChunked = headers["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;
        long? expected = request.Method == "HEAD" || status is 204 or 304 ? 0 : ContentLength < 0 ? null : ContentLength;
        _body = isChunked ? new ChunkedBody(socket) : new PlainBody(socket, expected);
    }

    public HttpStatusCode StatusCode { get; }

    public override WebHeaderCollection Headers { get; }

    public override long ContentLength { get; }

    public override Stream GetResponseStream() => _body;

    internal static HttpWebResponse Read(HttpWebRequest request, BoardSocket socket)
    {
        try
        {
            using IDisposable limit = socket.LimitTo(request.Timeout);
            return ReadHeader(request, socket);
        }
        catch (SocketException failure)
        {
            throw new WebException("no answer", failure, (SocketError)failure.ErrorCode == SocketError.TimedOut
                ? WebExceptionStatus.Timeout
                : WebExceptionStatus.ReceiveFailure);
        }
    }

    protected override void Dispose(bool disposing) => _socket.Dispose();

    private static HttpWebResponse ReadHeader(HttpWebRequest request, BoardSocket socket)
    {
        // The package reads what is no status line into null, and falls over it.
        string[] line = (ReadLine(socket) ?? throw new SocketException(SocketError.ConnectionReset)).Split(' ', 3);
        if (line.Length < 2 || !line[0].StartsWith("HTTP/", StringComparison.Ordinal) || !int.TryParse(line[1], out int status))
        {
            throw new NullReferenceException();
        }

        var headers = new WebHeaderCollection();
        for (string field = ReadField(socket); field.Length > 0; field = ReadField(socket))
        {
            int colon = field.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.Add(field[..colon], field[(colon + 1)..]);
            }
        }

        return status == 100
            ? ReadHeader(request, socket)
            : new HttpWebResponse(request, socket, status, headers);
    }

    /// <summary>
    /// The package looks one byte ahead after each line: a header without its empty line never becomes an answer.
    /// </summary>
    private static string ReadField(BoardSocket socket) =>
        ReadLine(socket) ?? throw new SocketException(SocketError.ConnectionAborted);

    /// <summary>Null at the end of the connection.</summary>
    internal static string? ReadLine(BoardSocket socket)
    {
        var line = new Text.StringBuilder();
        for (int b = socket.ReadByte(); b >= 0; b = socket.ReadByte())
        {
            if (b == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)b);
            if (line.Length > LongestLine)
            {
                return line.ToString();
            }
        }

        return line.Length > 0 ? line.ToString() : null;
    }
}
