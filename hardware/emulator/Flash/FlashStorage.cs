using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Flash;

/// <summary>
/// The board's drive I: and its network configuration. Each byte written, and each file made, emptied, moved or deleted,
/// is one step, and the power can go before any step.
/// </summary>
/// <remarks>
/// Stricter than littlefs, which shows the old content of a file until it is closed: here a file that was being written
/// when the power went holds what was written so far. Firmware that survives this survives both.
/// </remarks>
public sealed partial class FlashStorage
{
    /// <summary>The config partition of a 4 MB board.</summary>
    public const int Capacity = 256 * 1024;

    private const string Drive = "I:\\";

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly FlashFolder? _folder;
    private readonly object _sync = new();

    /// <param name="cutPower">Cuts the board's power; the exception that then ends the thread that was writing.</param>
    internal FlashStorage(string? folder, WifiNetwork? deployed, Func<Exception> cutPower)
    {
        _cutPower = cutPower;
        _folder = folder == null ? null : new FlashFolder(folder);
        Network = deployed;
        AutoConnect = deployed != null;
        if (_folder != null)
        {
            _files = _folder.ReadFiles();
            (Network, AutoConnect) = _folder.ReadNetwork() ?? (Network, AutoConnect);
            AccessPoint = _folder.ReadAccessPoint();
        }
    }

    /// <summary>True: no byte more goes in, as when something else has filled the flash.</summary>
    public bool IsFull { get; set; }

    /// <summary>True: files are there and nothing reads them, as when their blocks have worn out.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Raised with the path when the firmware is about to read a file, on its thread.</summary>
    public event Action<string>? Loading;

    public IReadOnlyList<string> Files
    {
        get
        {
            lock (_sync)
            {
                return _files.Keys.ToList();
            }
        }
    }

    /// <summary>Puts a file there from outside, as `nanoff --filedeployment` does; no step, no cut.</summary>
    public void WriteText(string path, string text) => Keep(Normalize(path), Encoding.UTF8.GetBytes(text));

    public string? ReadText(string path) => Read(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public byte[]? Read(string path)
    {
        lock (_sync)
        {
            return _files.TryGetValue(Normalize(path), out byte[]? bytes) ? (byte[])bytes.Clone() : null;
        }
    }

    /// <summary>Factory-blank.</summary>
    public void Erase()
    {
        lock (_sync)
        {
            _files.Clear();
            _directories.Clear();
            _folder?.Erase();
        }

        Deploy(null, false);
        KeepAccessPoint(null);
    }

    /// <summary>Directories too.</summary>
    internal bool Exists(string path)
    {
        lock (_sync)
        {
            return _files.ContainsKey(Normalize(path)) || IsDirectory(path);
        }
    }

    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    internal byte[] Load(string path)
    {
        Loading?.Invoke(path);
        return IsUnreadable || IsDirectory(path)
            ? throw new IOException("The file cannot be read: " + path)
            : Read(path) ?? throw new IOException("File not found: " + path);
    }

    /// <summary>Makes a file, or empties one.</summary>
    internal void Create(string path) => Step(() =>
    {
        RefuseSecondWriter();
        RefuseDirectory(path);
        Keep(Normalize(path), []);
    });

    internal void Delete(string path) => Step(() =>
    {
        RefuseSecondWriter();
        RefuseDirectory(path);
        if (_files.Remove(Normalize(path)))
        {
            _folder?.Delete(Normalize(path));
        }
    });

    /// <exception cref="IOException">The target exists: there is no atomic replace on the board.</exception>
    internal void Move(string from, string to) => Step(() =>
    {
        if (!_files.TryGetValue(Normalize(from), out byte[]? bytes))
        {
            throw new IOException("File not found: " + from);
        }

        if (_files.ContainsKey(Normalize(to)))
        {
            throw new IOException("The target exists: " + to);
        }

        Keep(Normalize(to), bytes);
        _files.Remove(Normalize(from));
        _folder?.Delete(Normalize(from));
    });

    /// <summary>Writes over and past the end; each byte is a step.</summary>
    internal void Write(string path, long position, ReadOnlySpan<byte> bytes)
    {
        lock (_sync)
        {
            string name = Normalize(path);
            byte[] content = _files.TryGetValue(name, out byte[]? old) ? old : [];
            int possible = _cutAt < 0 ? bytes.Length : (int)Math.Clamp(_cutAt - Steps, 0, bytes.Length);
            byte[] written = new byte[Math.Max(content.Length, position + possible)];
            content.CopyTo(written, 0);
            bytes[..possible].CopyTo(written.AsSpan((int)position));
            if (IsFull || _files.Where(f => f.Key != name).Sum(f => f.Value.Length) + written.Length > Capacity)
            {
                throw new IOException("The flash is full.");
            }

            Keep(name, written);
            Steps += possible;
            if (possible < bytes.Length)
            {
                Fail();
            }
        }
    }

    internal void SetLength(string path, long length) => Step(() =>
    {
        byte[] content = _files[Normalize(path)];
        Array.Resize(ref content, (int)length);
        Keep(Normalize(path), content);
    });

    private static string Normalize(string path)
    {
        string name = path.Replace('/', '\\');
        if (!name.StartsWith(Drive, StringComparison.OrdinalIgnoreCase) || name.Length == Drive.Length)
        {
            throw new IOException("Not a path on drive I: " + path);
        }

        return Drive + name[Drive.Length..];
    }

    private void Keep(string name, byte[] bytes)
    {
        lock (_sync)
        {
            _files[name] = bytes;
            _folder?.Write(name, bytes);
        }
    }
}
