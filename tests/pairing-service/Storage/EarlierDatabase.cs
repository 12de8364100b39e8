using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pairing.Service.Storage;
using Pairing.Service.Storage.PostgreSql;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

/// <summary>
/// A database of an earlier version: it ends with one migration, named by its id. SQL writes its rows, so that changes to the
/// current model do not affect it.
/// </summary>
internal sealed class EarlierDatabase : IAsyncDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}.db");
    private readonly TestDatabase _database;
    private readonly PairingDb _rows;

    private EarlierDatabase(On engine, TestDatabase database)
    {
        _database = database;
        string connection = $"Data Source={_file};Pooling=False";
        Settings = engine == On.PostgreSql ? database.Settings : ["Pairing:Storage:ConnectionString=" + connection];
        _rows = engine == On.PostgreSql
            ? new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(database.ConnectionString).Options)
            : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
    }

    /// <summary>The settings of a service that uses it.</summary>
    public string[] Settings { get; }

    /// <param name="migration">The last migration, for example "20261122000000_Initial".</param>
    public static async Task<EarlierDatabase> MakeAsync(On engine, string migration)
    {
        var made = new EarlierDatabase(engine, await TestDatabase.MakeAsync(engine));
        await made._rows.GetService<IMigrator>().MigrateAsync(migration);
        return made;
    }

    /// <summary>Inserts a row by SQL, with the columns of that version.</summary>
    public Task InsertAsync(string table, params (string Column, object Value)[] row)
    {
        string columns = string.Join(", ", row.Select(cell => $"\"{cell.Column}\""));
        string places = string.Join(", ", row.Select((_, i) => $"{{{i}}}"));
        string insert = $"INSERT INTO \"{table}\" ({columns}) VALUES ({places})";
        return _rows.Database.ExecuteSqlRawAsync(insert, row.Select(cell => cell.Value));
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _database.DisposeAsync();
        File.Delete(_file);
    }
}
