namespace Pairing.Tests.World;

using Firmware.Core.Storage;

/// <summary>How a file that was being written looks after the power came back.</summary>
internal enum CutLeaves
{
    /// <summary>Missing, or a first part of it: truncated at once, then byte by byte.</summary>
    APart,

    /// <summary>As before: the new content counts from the close on, as littlefs means it to be.</summary>
    TheOld,
}

/// <summary>Flash in memory. The power fails after a number of steps; a step is an operation or a byte.</summary>
internal sealed class RamFlash : IFlash
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>Steps to the power cut; null for none.</summary>
    public int? StepsLeft { get; set; }

    public CutLeaves CutLeaves { get; set; }

    public bool Refuses { get; set; }

    /// <summary>Bytes turn over on their way in.</summary>
    public bool Corrupts { get; set; }

    /// <summary>A write reports a failure although it is complete.</summary>
    public bool Lies { get; set; }

    /// <summary>Files that are there and that the flash does not give.</summary>
    public HashSet<string> Unreadable { get; } = [];

    /// <summary>Told of each file that is to be written, or of null where it is to be deleted, before anything is done.</summary>
    public Action<string, byte[]?>? Asked { get; set; }

    public int Writes { get; private set; }

    public IEnumerable<string> Names => _files.Keys;

    public RamFlash Copy()
    {
        RamFlash copy = new();
        foreach ((string name, byte[] bytes) in _files)
        {
            copy._files[name] = [.. bytes];
        }

        return copy;
    }

    public void Put(string name, byte[] bytes) => _files[name] = bytes;

    public byte[]? Read(string name) =>
        !Unreadable.Contains(name) && _files.TryGetValue(name, out byte[]? bytes) ? [.. bytes] : null;

    public bool Has(string name) => _files.ContainsKey(name);

    public bool Write(string name, byte[] bytes)
    {
        Writes++;
        Asked?.Invoke(name, bytes);
        if (Refuses)
        {
            return false;
        }

        Step();
        if (CutLeaves == CutLeaves.APart)
        {
            _files.Remove(name);
            for (int written = 0; written < bytes.Length; written++)
            {
                Step();
                _files[name] = bytes[..written];
            }
        }
        else
        {
            for (int written = 0; written < bytes.Length; written++)
            {
                Step();
            }
        }

        Step();
        _files[name] = [.. bytes];
        if (Corrupts)
        {
            _files[name][bytes.Length / 2] ^= 0x10;
        }

        return !Lies;
    }

    public bool Delete(string name)
    {
        if (Refuses)
        {
            return false;
        }

        Asked?.Invoke(name, null);
        Step();
        _files.Remove(name);
        return true;
    }

    private void Step()
    {
        if (StepsLeft-- == 0)
        {
            throw new PowerCut();
        }
    }
}

internal sealed class PowerCut : Exception;
