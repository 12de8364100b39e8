using System.Globalization;
using System.IO;
using Pairing.Emulator.StandIns.Net;

namespace System.Net;

/// <summary>
/// The body of an answer. It ends with reads of 0 bytes, whether all has come or the server has hung up early:
/// only the count tells.
/// </summary>
internal abstract class ResponseBody(BoardSocket socket) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override bool CanTimeout => true;

    /// <summary>For each read, milliseconds: from now on, whatever ReadWriteTimeout was.</summary>
    public override int ReadTimeout
    {
        get => socket.ReadTimeout;
        set => socket.ReadTimeout = value;
    }

    protected BoardSocket Socket => socket;

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        socket.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>So many bytes, or all until the connection ends.</summary>
internal sealed class PlainBody(BoardSocket socket, long? length) : ResponseBody(socket)
{
    private long _left = length ?? long.MaxValue;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = _left == 0 ? 0 : Socket.Read(buffer, offset, (int)Math.Min(count, _left));
        _left -= read;
        return read;
    }
}

/// <summary>Chunks, each with its length in front (RFC 9112 7.1).</summary>
internal sealed class ChunkedBody(BoardSocket socket) : ResponseBody(socket)
{
    private long _left;
    private bool _isFirst = true;
    private bool _isOver;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_left == 0 && !_isOver)
        {
            ReadLength();
        }

        int read = _isOver ? 0 : Socket.Read(buffer, offset, (int)Math.Min(count, _left));
        _isOver |= read == 0;
        _left -= read;
        return read;
    }

    private void ReadLength()
    {
        if (!_isFirst)
        {
            HttpWebResponse.ReadLine(Socket); // the end of the chunk before
        }

        _isFirst = false;
        string digits = (HttpWebResponse.ReadLine(Socket) ?? "0").Split(';')[0].Trim();
        _left = long.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        _isOver = _left == 0;
    }
}
