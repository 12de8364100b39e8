using Pairing.Emulator.Board;
using Pairing.Emulator.Flash;

namespace System.IO;

/// <summary>nanoFramework.System.IO.FileSystem: what is written is in the flash at once, byte by byte.</summary>
internal sealed class FileStream : Stream
{
    private readonly string path;
    private readonly FileAccess access;
    private long position;

    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access)
    {
        this.path = path;
        this.access = access;
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

        position = mode == FileMode.Append ? Length : 0;
    }

    public override bool CanRead => access.HasFlag(FileAccess.Read);

    public override bool CanSeek => true;

    public override bool CanWrite => access.HasFlag(FileAccess.Write);

    public override long Length => Content.Length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    private static FlashStorage Flash => PowerCycle.Current.Board.Flash;

    private byte[] Content => Flash.Load(path);

    public override int Read(byte[] buffer, int offset, int count)
    {
        Need(CanRead);
        byte[] content = Content;
        int length = (int)Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, offset, length);
        position += length;
        return length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Need(CanWrite);
        Flash.Write(path, position, buffer.AsSpan(offset, count));
        position += count;
    }

    public override long Seek(long offset, SeekOrigin origin) => position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    public override void SetLength(long value) => Flash.SetLength(path, value);

    public override void Flush()
    {
        // Every write is in the flash already.
    }

    private static void Need(bool may)
    {
        if (!may)
        {
            throw new NotSupportedException();
        }
    }
}
