using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pairing.Service.Storage;

/// <summary>Measures each command and each commit. A commit waits for the disk.</summary>
public sealed class DatabaseTime(StorageMetrics metrics) : IDbCommandInterceptor, IDbTransactionInterceptor
{
    public ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Record(eventData);
        return ValueTask.FromResult(result);
    }

    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Record(eventData);
        return ValueTask.FromResult(result);
    }

    public Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        metrics.Record(eventData.Duration, Name(eventData.CommandSource), eventData.Exception);
        return Task.CompletedTask;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        metrics.Record(eventData.Duration, "COMMIT");
        return Task.CompletedTask;
    }

    public Task TransactionFailedAsync(
        DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        metrics.Record(eventData.Duration, "COMMIT", eventData.Exception);
        return Task.CompletedTask;
    }

    private void Record(CommandExecutedEventData done) => metrics.Record(done.Duration, Name(done.CommandSource));

    private static string Name(CommandSource source) => source switch
    {
        CommandSource.LinqQuery => "SELECT",
        CommandSource.SaveChanges => "INSERT", // only accounts use it; other rows are changed by ExecuteUpdate
        CommandSource.ExecuteUpdate => "UPDATE",
        CommandSource.ExecuteDelete => "DELETE",
        _ => "OTHER",
    };
}
