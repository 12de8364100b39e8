using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage;

/// <summary>
/// Writes to the database, as many at once as its engine likes, the others in order. Each write is one transaction, all or
/// nothing.
/// </summary>
public sealed class Writer(IDbContextFactory<PairingDb> databases, Engine engine) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(engine.Writers, engine.Writers);

    public async Task<T> WriteAsync<T>(Func<PairingDb, Task<T>> write, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancel);
            await using var transaction = await database.Database.BeginTransactionAsync(engine.Isolation, cancel);
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
