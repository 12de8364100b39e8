using System.Xml;
using Microsoft.Data.Sqlite;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>SQLite's result codes (sqlite.org/rescode.html) and file errors, as sentences for the operator.</summary>
internal static class SqliteFaults
{
    private const int Error = 1;
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private const string Restore =
        "Restore the data folder from a backup, or move the file away to start with an empty database.";

    /// <summary>Whether every write would fail, and not this one only.</summary>
    public static bool StopsWrites(Exception failure) =>
        CodeOf(failure) is Permission or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase;

    /// <summary>Null: not a fault of the storage.</summary>
    public static string? Explain(Exception failure, string file, DataFolder folder) => failure switch
    {
        _ when CodeOf(failure) is { } code => Explain(code, failure, file),
        _ when InnermostOf(failure) is XmlException damage =>
            $"A key in {folder.Keys} is damaged. {damage.Message} Restore the data folder from a backup.",
        _ when InnermostOf(failure) is (IOException or UnauthorizedAccessException) and { Message: var reason } =>
            $"A file in {folder.Path} cannot be read or written. {reason} Check its permissions and the free space of the disk.",
        _ => null,
    };

    private static string Explain(int code, Exception failure, string file) => code switch
    {
        NotADatabase or Corrupt => $"The database {file} is damaged. {Restore}",
        ReadOnly or Permission =>
            $"The database {file} is read-only for this user. Allow this user to write to the file and its folder.",
        Full => $"The disk of the database {file} is full. Free some space, and start again.",
        InputOutput => $"The disk of the database {file} returned an error. Check the disk and its free space.",
        CannotOpen =>
            $"The database {file} cannot be opened. Check that its folder exists and that this user can write to it.",
        Busy or Locked => $"Another process keeps the database {file} locked. Try again when it has finished.",
        Error => $"The database {file} does not have the tables of this program ({Message(failure)}). {Restore}",
        _ => $"The database {file} returned an error: {Message(failure)}",
    };

    private static string Message(Exception failure) => InnermostOf(failure).Message.ReplaceLineEndings(" ");

    private static int? CodeOf(Exception failure) => (InnermostOf(failure) as SqliteException)?.SqliteErrorCode;

    private static Exception InnermostOf(Exception failure) => failure.InnerException is { } inner ? InnermostOf(inner) : failure;
}
