namespace Pairing.Service.Storage.Sqlite;

/// <summary>A file that is there whole or not at all, whenever the power goes, and for its owner alone.</summary>
internal static class WholeFile
{
    private const string Unfinished = ".new";

    public static bool IsUnfinished(string name) => name.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>Whoever comes second leaves what the first has written.</summary>
    public static void Write(string path, byte[] content)
    {
        string fresh = $"{path}.{Guid.NewGuid():N}{Unfinished}"; // beside it: only within a file system a move is one step
        using (var file = Create(fresh))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }

    /// <summary>A new file for this user alone; never over another.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
