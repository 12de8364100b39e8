using Pairing.Emulator.Board;
using Pairing.Emulator.Flash;

namespace System.IO;

/// <summary>nanoFramework.System.IO.FileSystem: what is written is in the flash at once, byte by byte.</summary>
internal sealed class FileStream : Stream
{
    private readonly string _path;
    private readonly FileAccess _access;
    private long _position;
    private FlashStorage? _written;

    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access)
    {
        _path = path;
        _access = access;
        bool exists = Flash.Exists(path);
        switch (mode)
        {
            case FileMode.Open or FileMode.Truncate when !exists:
                throw new IOException("File not found: " + path);
            case FileMode.CreateNew when exists:
                throw new IOException("The file exists: " + path);
        }

        if (mode is FileMode.Create or FileMode.Truncate || !exists)
        {
            Flash.Create(path);
        }

        _position = mode == FileMode.Append ? Length : 0;
        if (CanWrite)
        {
            _written = Flash;
            _written.BeginWriting();
        }
    }

    public override bool CanRead => _access.HasFlag(FileAccess.Read);

    public override bool CanSeek => true;

    public override bool CanWrite => _access.HasFlag(FileAccess.Write);

    public override long Length => Content.Length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    private static FlashStorage Flash => PowerCycle.Current.Board.Flash;

    private byte[] Content => Flash.Load(_path);

    public override int Read(byte[] buffer, int offset, int count)
    {
        Need(CanRead);
        byte[] content = Content;
        int length = (int)Math.Clamp(content.Length - _position, 0, count);
        Array.Copy(content, _position, buffer, offset, length);
        _position += length;
        return length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Need(CanWrite);
        Flash.Write(_path, _position, buffer.AsSpan(offset, count));
        _position += count;
    }

    public override long Seek(long offset, SeekOrigin origin) => _position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    public override void SetLength(long value) => Flash.SetLength(_path, value);

    public override void Flush()
    {
        // Every write is in the flash already.
    }

    protected override void Dispose(bool disposing)
    {
        _written?.EndWriting(); // without power too
        _written = null;
        base.Dispose(disposing);
    }

    private static void Need(bool may)
    {
        if (!may)
        {
            throw new NotSupportedException();
        }
    }
}
