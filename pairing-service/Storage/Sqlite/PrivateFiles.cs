using System.Runtime.Versioning;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>Keeps folders and files from the other users of the machine, also if somebody else created them.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Creates the folder if it does not exist.</summary>
    /// <returns>Why others can still enter it. Null: only this user can.</returns>
    public static string? MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return null;
        }

        Directory.CreateDirectory(path, OwnFolder);
        return Close(path, OwnFolder);
    }

    /// <summary>Creates the file if it does not exist.</summary>
    /// <returns>Why others can still read it. Null: only this user can.</returns>
    public static string? MakeFile(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (!File.Exists(path))
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, // another process can be faster
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = OwnFile,
            };
            new FileStream(path, options).Dispose();
        }

        return Close(path, OwnFile);
    }

    [UnsupportedOSPlatform("windows")]
    private static string? Close(string path, UnixFileMode own)
    {
        var mode = File.GetUnixFileMode(path);
        if ((mode & Others) == UnixFileMode.None)
        {
            return null;
        }

        if (mode.HasFlag(UnixFileMode.StickyBit))
        {
            return $"{path} is a folder that all users share. Use a folder for this service alone.";
        }

        try
        {
            File.SetUnixFileMode(path, (mode & ~Others) | own);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"Other users can read {path}, and this user cannot change that ({refused.Message}). "
                + $"Let its owner run: chmod {(own == OwnFolder ? "700" : "600")} {path}";
        }
    }
}
