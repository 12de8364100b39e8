using System.CommandLine;
using Pairing.Service.Commands;
using Pairing.Service.Storage.Sqlite;

namespace Pairing.Service.Storage;

/// <summary>`backup FILE`: all that the service keeps, in one file; also while it runs.</summary>
public static class BackupCommand
{
    public static Command Describe(OpenService open)
    {
        var file = new Argument<string>("FILE") { Description = "A new file, such as pairing-2026-11-22.tar.gz." };
        var command = new Command("backup", "Keep database and keys in one file. To restore, unpack it into an empty data folder.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var service = await open(cancel);
            if (service.Services.GetService<SqliteBackup>() is not { } backup)
            {
                return await OperatorCommand.RefuseAsync("All is in PostgreSQL, keys included: back it up with pg_dump.");
            }

            string path = Path.GetFullPath(parsed.GetRequiredValue(file));
            try
            {
                await backup.WriteAsync(path, cancel);
                return await OperatorCommand.DoneAsync($"Database and keys are in {path}. Whoever has that file can sign tokens: keep it as you keep the service.");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || StorageFailure.Is(failure))
            {
                return await OperatorCommand.RefuseAsync("There is no backup. " + failure.Message);
            }
        });
        return command;
    }
}
