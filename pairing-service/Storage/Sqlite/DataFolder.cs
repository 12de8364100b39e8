namespace Pairing.Service.Storage.Sqlite;

/// <summary>The folder that holds all the service keeps: the database and, under keys, what protects and signs.</summary>
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

    /// <summary>For this user alone: in it lie keys and who paired what.</summary>
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
