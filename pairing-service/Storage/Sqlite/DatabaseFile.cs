using Microsoft.Data.Sqlite;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>The file of the database, which only this user can read.</summary>
public sealed class DatabaseFile
{
    private const string Setting = "Pairing:Storage:ConnectionString";

    private DatabaseFile(SqliteConnectionStringBuilder connection)
    {
        ConnectionString = connection.ToString();
        bool isFile = connection.Mode != SqliteOpenMode.Memory && connection.DataSource.Length > 0
            && !connection.DataSource.StartsWith(':') && !connection.DataSource.StartsWith("file:", StringComparison.Ordinal);
        Path = isFile ? System.IO.Path.GetFullPath(connection.DataSource) : connection.DataSource;
        if (isFile)
        {
            Exposed = [.. Private(connection.Mode).OfType<string>()];
        }
    }

    public string Path { get; }
    public string ConnectionString { get; }

    /// <summary>Why others can read it, a line for each reason.</summary>
    public IReadOnlyList<string> Exposed { get; } = [];

    /// <exception cref="WrongSettingException">The setting is wrong, or there is no such folder.</exception>
    public static DatabaseFile Open(StorageSettings storage, DataFolder folder)
    {
        try
        {
            return new DatabaseFile(string.IsNullOrEmpty(storage.ConnectionString)
                ? new SqliteConnectionStringBuilder
                {
                    DataSource = folder.Database,
                    DefaultTimeout = SqlitePragmas.LockSeconds,
                }
                : new SqliteConnectionStringBuilder(storage.ConnectionString));
        }
        catch (ArgumentException wrong)
        {
            // The message does not contain the value, because it can contain a password.
            throw new WrongSettingException($"{Setting} is invalid. {wrong.Message.ReplaceLineEndings(" ")}");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException(
                $"The database of {Setting} cannot be created or opened: {wrong.Message} Check that its folder exists and that " +
                "this user can write to it.");
        }
    }

    /// <summary>SQLite gives its log and its index the mode of the database. They can be older.</summary>
    private IEnumerable<string?> Private(SqliteOpenMode mode)
    {
        if (Directory.Exists(Path))
        {
            throw new IOException($"{Path} is a folder.");
        }

        if (mode == SqliteOpenMode.ReadWriteCreate || File.Exists(Path))
        {
            yield return PrivateFiles.MakeFile(Path);
        }

        foreach (string beside in new[] { Path + "-wal", Path + "-shm" }.Where(File.Exists))
        {
            yield return PrivateFiles.MakeFile(beside);
        }
    }
}
