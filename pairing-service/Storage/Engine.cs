using System.Data;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>What SQLite and PostgreSQL do differently. All else in this folder holds for both.</summary>
public abstract class Engine
{
    /// <summary>Writes that may be under way at once in this process; the others wait in order.</summary>
    public abstract int Writers { get; }

    /// <summary>Of each write. A conditional update has to see what was committed while it waited for its row.</summary>
    public abstract IsolationLevel Isolation { get; }

    /// <summary>Where all is stored, for the operator's eyes and without a password.</summary>
    public abstract string Place { get; }

    /// <summary>Whether other nodes work on the same database.</summary>
    public virtual bool IsShared => false;

    /// <summary>Brings the database to this version's form, one process at a time.</summary>
    public abstract Task PrepareAsync(CancellationToken cancel);

    /// <summary>Called once it is prepared, by the process that serves, before its first request.</summary>
    /// <exception cref="WrongSettingException">Another process serves from what only one may use.</exception>
    public virtual Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Whether an insert failed because the value is there already.</summary>
    public abstract bool IsTaken(DbUpdateException failure);

    /// <summary>Within a write: adds them all at once. For each whether it was added; else one of its codes is taken.</summary>
    public abstract Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants);

    /// <summary>Those with this user code: one or none.</summary>
    public virtual IQueryable<Grant> WithUserCode(IQueryable<Grant> grants, byte[] hash) => grants.Where(grant => grant.UserCodeHash == hash);

    /// <summary>Within a write: from here to its end no other write, on whatever node, is in the same turn.</summary>
    public virtual Task WaitForTurnAsync(PairingDb database, Turn turn, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Null while another node has the turn. It ends when it is disposed of, or with this process.</summary>
    public virtual Task<IAsyncDisposable?> TryTakeTurnAsync(Turn turn, CancellationToken cancel) =>
        Task.FromResult<IAsyncDisposable?>(new Ours());

    /// <summary>Within a write: once it is committed, and only then, the other nodes hear of this change.</summary>
    public virtual Task PublishAsync(PairingDb database, GrantChange change, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The same of a device that got words for its screen or was removed.</summary>
    public virtual Task PublishAsync(PairingDb database, Guid deviceId, CancellationToken cancel) => Task.CompletedTask;

    private sealed class Ours : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>What must not be done twice at once; the numbers are the keys of PostgreSQL's advisory locks.</summary>
public enum Turn
{
    /// <summary>Migrations and first keys.</summary>
    Prepare = 0x50414952,

    /// <summary>Counting wrong codes and adding to them.</summary>
    EnterCode,

    /// <summary>Deleting what nobody needs any more.</summary>
    Sweep,

    /// <summary>Making signing keys and deleting old ones.</summary>
    RotateKeys,
}
