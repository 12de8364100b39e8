using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Pairing.Emulator.Flash;

/// <summary>Directories, which our firmware never makes: somebody else may have.</summary>
public sealed partial class FlashStorage
{
    private readonly SortedSet<string> _directories = new(StringComparer.Ordinal);

    /// <summary>A directory from outside; it does not outlive the emulator.</summary>
    public void MakeDirectory(string path)
    {
        lock (_sync)
        {
            _directories.Add(Normalize(path));
        }
    }

    internal bool IsDirectory(string path)
    {
        lock (_sync)
        {
            return _directories.Contains(Normalize(path));
        }
    }

    /// <summary>What lies in a directory itself.</summary>
    internal string[] Inside(string path, bool areDirectories)
    {
        lock (_sync)
        {
            string start = Normalize(path) + "\\";
            IEnumerable<string> all = areDirectories ? _directories : _files.Keys;
            return [.. all.Where(
                name => name.StartsWith(start, StringComparison.Ordinal) && !name[start.Length..].Contains('\\'))];
        }
    }

    /// <exception cref="IOException">It is not empty, or not there.</exception>
    internal void DeleteDirectory(string path) => Step(() =>
    {
        if (Inside(path, false).Length + Inside(path, true).Length > 0 || !_directories.Remove(Normalize(path)))
        {
            throw new IOException("Not an empty directory: " + path);
        }
    });

    private void RefuseDirectory(string path)
    {
        if (IsDirectory(path))
        {
            throw new IOException("That is a directory: " + path);
        }
    }
}
