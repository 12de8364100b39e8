using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage;

/// <summary>
/// Writes to the database, one after the other: SQLite has a single writer, and waiting here in order is kinder than
/// trying again and again at its lock. Each write is one transaction, all or nothing.
/// </summary>
public sealed class Writer(IDbContextFactory<PairingDb> databases) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<T> WriteAsync<T>(Func<PairingDb, Task<T>> write, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancel);
            await using var transaction = await database.Database.BeginTransactionAsync(cancel); // BEGIN IMMEDIATE
            T result = await write(database);

            // Once begun, a commit is not called off: the client could hear of neither outcome.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
