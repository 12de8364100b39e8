using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>A server that nodes share: rows are locked by the database, and turns are its advisory locks.</summary>
public sealed class PostgreSqlEngine(
    IDbContextFactory<PairingDb> databases, NpgsqlDataSource source, TimeProvider time, ILogger<PostgreSqlEngine> log) : Engine
{
    /// <summary>One node may have to wait for another's migrations.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    /// <summary>A third of the pool: whoever reads, also within a write, always finds a connection.</summary>
    public override int Writers { get; } = Math.Max(1, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize / 3);

    /// <summary>Said, since an operator may have set another default, under which waiting updates would fail.</summary>
    public override IsolationLevel Isolation => IsolationLevel.ReadCommitted;

    public override bool IsTaken(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override Task WaitForTurnAsync(PairingDb database, Turn turn, CancellationToken cancel) =>
        database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)turn})", cancel);

    public override async Task PrepareAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        await OpenAsync(database, cancel);
        database.Database.SetCommandTimeout(Patience);
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({(long)Turn.Prepare})", cancel);
        try
        {
            await database.Database.MigrateAsync(cancel);
        }
        finally
        {
            await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({(long)Turn.Prepare})", CancellationToken.None);
        }
    }

    /// <summary>Waits for a server that is not up yet; one that is up and refuses is a wrong setting.</summary>
    private async Task OpenAsync(PairingDb database, CancellationToken cancel)
    {
        for (bool isSaid = false; ; isSaid = true)
        {
            try
            {
                await database.Database.OpenConnectionAsync(cancel);
                return;
            }
            catch (NpgsqlException failure) when (failure.IsTransient)
            {
                if (!isSaid)
                {
                    log.LogWarning("The database does not answer ({Why}). Trying again every second until it does", failure.Message);
                }

                await Task.Delay(TryAgain, time, cancel);
            }
            catch (NpgsqlException refused)
            {
                throw new WrongSettingException("Pairing:Storage:ConnectionString: the database refuses. " + refused.Message.ReplaceLineEndings(" "));
            }
        }
    }
}
