using System.CommandLine;
using Pairing.Service.Audit;
using Pairing.Service.Commands;
using Pairing.Service.Foundation;
using Pairing.Service.Storage.Sqlite;

namespace Pairing.Service.Storage;

/// <summary>`backup FILE`: writes all data of the service to one file, also while the service runs.</summary>
public static class BackupCommand
{
    public static Command Describe(OpenService open)
    {
        var file = new Argument<string>("FILE") { Description = "The file to create, for example pairing-2026-11-22.tar.gz." };
        var command = new Command(
            "backup",
            "Back up the database and the keys to one file. To restore, unpack the file into an empty data folder.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var service = await open(cancel);
            if (service.Services.GetService<SqliteBackup>() is not { } backup)
            {
                return await OperatorCommand.FailAsync(
                    "PostgreSQL stores everything, including the keys. Back it up with pg_dump.");
            }

            string path = Path.GetFullPath(parsed.GetRequiredValue(file));
            try
            {
                await backup.WriteAsync(path, cancel);
                await service.Services.GetRequiredService<AuditTrail>().WriteAsync(
                    new AuditEvent(AuditKind.BackedUp, AuditOrigin.Operator) { Subject = path });
                return await OperatorCommand.SucceedAsync(
                    $"Backed up the database and the keys to {path}. Anyone who has this file can sign tokens. Store it " +
                    "securely.");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || StorageFailure.Is(failure))
            {
                return await OperatorCommand.FailAsync("The backup failed. " + failure.Message);
            }
        });
        return command;
    }
}
