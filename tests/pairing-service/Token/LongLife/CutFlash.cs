extern alias board;

using board::Pairing.Firmware.Core.Storage;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>Flash in memory that fails on demand. A step is an operation or a byte.</summary>
/// <param name="leavesOld">Whether a power cut leaves the old content of the file that was being written, as littlefs promises.
/// False: it leaves a first part of the new content.</param>
internal sealed class CutFlash(bool leavesOld) : IFlash
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Steps until the power cut. Null: none.</summary>
    public int? StepsLeft { get; set; }

    /// <summary>Faults of the flash for the next writes.</summary>
    public Mishap Mishap { get; set; }

    public bool Has(string name) => _files.ContainsKey(name);

    public byte[]? Read(string name) => _files.TryGetValue(name, out byte[]? bytes) ? [.. bytes] : null;

    public bool Write(string name, byte[] bytes)
    {
        if (Mishap == Mishap.FlashRefuses)
        {
            return false;
        }

        for (int written = 0; written < bytes.Length; written++)
        {
            Step();
            if (!leavesOld)
            {
                _files[name] = bytes[..written];
            }
        }

        Step();
        _files[name] = [.. bytes];
        if (Mishap == Mishap.FlashCorrupts)
        {
            _files[name][bytes.Length / 2] ^= 0x10;
        }

        return Mishap != Mishap.FlashLies;
    }

    public bool Delete(string name)
    {
        Step();
        _files.Remove(name);
        return true;
    }

    private void Step()
    {
        if (StepsLeft-- == 0)
        {
            throw new PowerCutException();
        }
    }
}

internal sealed class PowerCutException : Exception;
