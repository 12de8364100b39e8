using System.Data;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>The differences between SQLite and PostgreSQL. Everything else in this folder works for both.</summary>
public abstract class Engine
{
    /// <summary>The maximum number of concurrent writes in this process. Other writes wait in order.</summary>
    public abstract int Writers { get; }

    /// <summary>
    /// The isolation level of writes. A conditional update must see what was committed while it waited for its row.
    /// </summary>
    public abstract IsolationLevel Isolation { get; }

    /// <summary>The location of the data for log messages, without a password.</summary>
    public abstract string Place { get; }

    /// <summary>Why other users of the machine can read the data, a line for each reason.</summary>
    public virtual IReadOnlyList<string> Exposed => [];

    /// <summary>Whether other nodes use the same database.</summary>
    public virtual bool IsShared => false;

    /// <summary>Fails if the database cannot be reached now. The preparation of a service would wait for it.</summary>
    public virtual Task ReachAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>One line for the operator: the fault, and what to do. Null: not a fault of the storage.</summary>
    public abstract string? Explain(Exception failure);

    /// <summary>Whether every write would fail, and not this one only.</summary>
    public abstract bool StopsWrites(Exception failure);

    /// <summary>Within a write: changes something and changes it back, so that the disk has to take it.</summary>
    public abstract Task ProbeAsync(PairingDb database, CancellationToken cancel);

    /// <summary>Migrates the database to this version, one process at a time.</summary>
    public abstract Task PrepareAsync(CancellationToken cancel);

    /// <summary>Called by the service after the preparation, before its first request.</summary>
    /// <exception cref="WrongSettingException">Another process uses a database that allows only one.</exception>
    public virtual Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Whether an insert failed because the value already exists.</summary>
    public abstract bool IsTaken(DbUpdateException failure);

    /// <summary>
    /// Within a write: adds all grants at once. The result says for each whether it was added or one of its codes was in use.
    /// </summary>
    public abstract Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants);

    /// <summary>Within a write: stores the longer intervals. An interval never becomes shorter.</summary>
    /// <param name="intervals">Seconds, by the id of the grant.</param>
    public abstract Task RaiseAsync(PairingDb database, IReadOnlyDictionary<Guid, int> intervals);

    /// <summary>The grants with this user code: one or none.</summary>
    public virtual IQueryable<Grant> WithUserCode(IQueryable<Grant> grants, byte[] hash) =>
        grants.Where(grant => grant.UserCodeHash == hash);

    /// <summary>Within a write: until it ends, no other write on any node gets these rows by this method.</summary>
    public virtual IQueryable<AuditHead> WithLock(DbSet<AuditHead> head) => head;

    /// <summary>Within a write: until it ends, no other write on any node is in the same turn.</summary>
    public virtual Task WaitForTurnAsync(PairingDb database, Turn turn, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Null: another node has the turn. Disposing it, or the end of this process, ends the turn.</summary>
    public virtual Task<IAsyncDisposable?> TryTakeTurnAsync(Turn turn, CancellationToken cancel) =>
        Task.FromResult<IAsyncDisposable?>(new Ours());

    /// <summary>Within a write: announces the change to other nodes when it is committed.</summary>
    public virtual Task PublishAsync(PairingDb database, GrantChange change, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The same for a device that has a new screen text or was removed.</summary>
    public virtual Task PublishAsync(PairingDb database, Guid deviceId, CancellationToken cancel) => Task.CompletedTask;

    /// <exception cref="ServiceFaultException">The database has a migration that this program does not know.</exception>
    protected static async Task<bool> NeedsMigrationAsync(PairingDb database, string place, CancellationToken cancel)
    {
        var known = database.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await database.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } unknown)
        {
            throw new ServiceFaultException(
                $"A newer version of this program has changed the database {place} ({unknown}). Start that version, or restore " +
                "the backup from before the upgrade.");
        }

        return applied.Count < known.Count;
    }

    private sealed class Ours : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>Work that must not run twice at once. The numbers are PostgreSQL's advisory lock keys.</summary>
public enum Turn
{
    /// <summary>Migrating and creating the first keys.</summary>
    Prepare = 0x50414952,

    /// <summary>Counting and adding wrong codes.</summary>
    EnterCode,

    /// <summary>Deleting expired rows.</summary>
    Sweep,

    /// <summary>Creating and deleting signing keys.</summary>
    RotateKeys,

    /// <summary>Counting and adding wrong passwords.</summary>
    CheckPassword,

    /// <summary>Adding the first row of the audit.</summary>
    Audit,

    /// <summary>Counting and adding one-time codes.</summary>
    RequestCode,

    /// <summary>Counting and adding registrations.</summary>
    Register,
}
