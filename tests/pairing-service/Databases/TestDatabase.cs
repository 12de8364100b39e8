using Npgsql;

namespace Pairing.Service.Tests.Databases;

/// <summary>An empty database for one test, and the settings that select it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresServer? _server;
    private readonly string _name = $"pairing_{Guid.NewGuid():N}";

    private TestDatabase(PostgresServer? server) => _server = server;

    public string[] Settings => _server is null
        ? [] // the file is in the service's data folder
        : ["Pairing:Storage:Provider=PostgreSQL", "Pairing:Storage:ConnectionString=" + ConnectionString];

    public string ConnectionString => _server!.ConnectionString(_name);

    public static async Task<TestDatabase> MakeAsync(On engine) =>
        engine == On.Sqlite ? new TestDatabase(server: null) : await MakeAsync(await PostgresServer.SharedAsync());

    public static async Task<TestDatabase> MakeAsync(PostgresServer server)
    {
        var database = new TestDatabase(server);
        await server.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>Reads one value, bypassing the service.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Runs a command, bypassing the service, so no change is announced.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>All rows of all tables as text. Empty for SQLite, whose file can be read.</summary>
    public Task<string> DumpAsync() =>
        _server is null ? Task.FromResult("") : AskAsync<string>("SELECT database_to_xml(true, true, '')::text");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
        }
    }
}
