using System.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Pairing.Service.Audit;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>A database server that nodes share. It locks rows, and turns are its advisory locks.</summary>
public sealed class PostgreSqlEngine(
    IDbContextFactory<PairingDb> databases, NpgsqlDataSource source, IDataProtectionProvider protection, TimeProvider time,
    ILogger<PostgreSqlEngine> log) : Engine
{
    /// <summary>A node may wait for another node's migrations.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly PostgreSqlRows<Grant> _rows = new(grant => grant.Id);

    /// <summary>Marks this node's own notifications.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    public override string Place { get; } = PlaceOf(new NpgsqlConnectionStringBuilder(source.ConnectionString));

    public override bool IsShared => true;

    /// <summary>A third of the pool, so that reads, also within a write, always get a connection.</summary>
    public override int Writers { get; } = Math.Max(
        1, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize / 3);

    /// <summary>Explicit, because an operator may have set another default, with which waiting updates fail.</summary>
    public override IsolationLevel Isolation => IsolationLevel.ReadCommitted;

    public override bool IsTaken(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool StopsWrites(Exception failure) => PostgreSqlFaults.StopsWrites(failure);

    public override string? Explain(Exception failure) => PostgreSqlFaults.Explain(failure, Place);

    public override async Task ReachAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
    }

    /// <summary>A new version of one row, in the log and in the table.</summary>
    public override Task ProbeAsync(PairingDb database, CancellationToken cancel) => database.Database.ExecuteSqlRawAsync(
        """
        UPDATE "__EFMigrationsHistory" SET "ProductVersion" = "ProductVersion"
        WHERE "MigrationId" = (SELECT min("MigrationId") FROM "__EFMigrationsHistory")
        """, cancel);

    public override Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants) =>
        _rows.InsertAsync(database, grants);

    public override async Task RaiseAsync(PairingDb database, IReadOnlyDictionary<Guid, int> intervals)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE "Grants" AS g SET "Interval" = raised."Interval"
            FROM unnest($1, $2) AS raised("Id", "Interval")
            WHERE g."Id" = raised."Id" AND g."Interval" < raised."Interval"
            """,
            (NpgsqlConnection)database.Database.GetDbConnection(),
            (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction())
        {
            Parameters = { new() { Value = intervals.Keys.ToArray() }, new() { Value = intervals.Values.ToArray() } },
        };
        await command.ExecuteNonQueryAsync();
    }

    public override IQueryable<AuditHead> WithLock(DbSet<AuditHead> head) =>
        head.FromSqlRaw("""SELECT * FROM "AuditHead" WHERE "Id" = 1 FOR UPDATE""");

    public override Task WaitForTurnAsync(PairingDb database, Turn turn, CancellationToken cancel) =>
        database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)turn})", cancel);

    public override async Task<IAsyncDisposable?> TryTakeTurnAsync(Turn turn, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection)
            {
                Parameters = { new() { Value = (long)turn } },
            };
            return (bool)(await command.ExecuteScalarAsync(cancel))!
                ? new HeldTurn(connection, turn)
                : await GiveUpAsync(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task PublishAsync(PairingDb database, GrantChange change, CancellationToken cancel) =>
        database.Database.ExecuteSqlAsync(
            $"SELECT pg_notify({ChangeListener.Channel}, {ChangeListener.Write(change, Node)})", cancel);

    public override Task PublishAsync(PairingDb database, Guid deviceId, CancellationToken cancel) =>
        database.Database.ExecuteSqlAsync(
            $"SELECT pg_notify({ChangeListener.Channel}, {ChangeListener.Write(deviceId, Node)})", cancel);

    public override async Task PrepareAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        await WaitForServerAsync(cancel);
        await database.Database.OpenConnectionAsync(cancel); // stays open: the turn belongs to this connection
        database.Database.SetCommandTimeout(Patience);
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({(long)Turn.Prepare})", cancel);
        try
        {
            if (await NeedsMigrationAsync(database, Place, cancel))
            {
                await database.Database.MigrateAsync(cancel);
            }

            protection.CreateProtector("Pairing.First").Protect([]); // creates the key ring: only one of two first nodes may
        }
        finally
        {
            await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({(long)Turn.Prepare})", CancellationToken.None);
        }
    }

    private static string PlaceOf(NpgsqlConnectionStringBuilder connection) =>
        $"{connection.Database ?? connection.Username} on {connection.Host}";

    private static async Task<IAsyncDisposable?> GiveUpAsync(NpgsqlConnection connection)
    {
        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Waits for a server that is not up yet. If the server refuses the connection, the setting is wrong.</summary>
    private async Task WaitForServerAsync(CancellationToken cancel)
    {
        for (bool isSaid = false; ; isSaid = true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                return;
            }
            catch (NpgsqlException failure) when (failure.IsTransient)
            {
                if (!isSaid)
                {
                    log.LogWarning("The database does not respond ({Reason}). Trying again every second", failure.Message);
                }

                await Task.Delay(TryAgain, time, cancel);
            }
            catch (NpgsqlException refused)
            {
                throw new WrongSettingException(
                    "Pairing:Storage:ConnectionString: the database refused the connection. " +
                    refused.Message.ReplaceLineEndings(" "));
            }
        }
    }

    private sealed class HeldTurn(NpgsqlConnection connection, Turn turn) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                // Explicit, because a connection in the pool keeps its locks until it is used again.
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection)
                {
                    Parameters = { new() { Value = (long)turn } },
                };
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
