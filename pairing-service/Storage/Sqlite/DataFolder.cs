namespace Pairing.Service.Storage.Sqlite;

/// <summary>The folder of all data: the database and, in the folder keys, the keys and secrets.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Keys = System.IO.Path.Combine(Path, "keys");
        Exposed = [.. new[] { PrivateFiles.MakeFolder(Path), PrivateFiles.MakeFolder(Keys) }.OfType<string>()];
    }

    public string Path { get; }
    public string Keys { get; }
    public string Database => System.IO.Path.Combine(Path, "pairing.db");

    /// <summary>Why others can enter it, a line for each reason. It contains keys and personal data.</summary>
    public IReadOnlyList<string> Exposed { get; }
}
