namespace Pairing.Service.Storage.Sqlite;

/// <summary>The folder of all data: the database and, in the folder keys, the keys and secrets.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Keys = System.IO.Path.Combine(Path, "keys");
        MakePrivate(Path);
        MakePrivate(Keys);
    }

    public string Path { get; }
    public string Keys { get; }
    public string Database => System.IO.Path.Combine(Path, "pairing.db");

    /// <summary>Only for this user, because it contains keys and personal data.</summary>
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
