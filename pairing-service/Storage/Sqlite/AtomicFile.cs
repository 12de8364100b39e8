namespace Pairing.Service.Storage.Sqlite;

/// <summary>Writes a file completely or not at all, even if the power fails, and only for its owner.</summary>
internal static class AtomicFile
{
    private const string Unfinished = ".new";

    public static bool IsUnfinished(string name) => name.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>If the file exists, it keeps the existing one.</summary>
    public static void Write(string path, byte[] content)
    {
        // next to the file, because a move is atomic only within a file system
        string fresh = $"{path}.{Guid.NewGuid():N}{Unfinished}";
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

    /// <summary>Creates a file for this user only. Never overwrites one.</summary>
    /// <exception cref="IOException">The file exists or cannot be created.</exception>
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
