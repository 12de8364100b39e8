using Pairing.Service.Keys;

namespace Pairing.Service.Storage;

/// <summary>
/// A write: on SQLite its lock excludes other processes too, on PostgreSQL an advisory lock excludes other nodes.
/// </summary>
public sealed class KeyLock(Writer writer, Engine engine) : IKeyLock
{
    public Task<T> RunAsync<T>(Func<T> change, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            await engine.WaitForTurnAsync(database, Turn.RotateKeys, cancel);
            return change();
        },
        cancel);
}
