using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Benchmarks;

/// <summary>Two nodes, A and B, with one PostgreSQL that flushes to its disk. All are processes on this machine.</summary>
public sealed class Nodes : IAsyncDisposable
{
    private readonly PostgresServer _postgres;

    private Nodes(PostgresServer postgres, TestDatabase database, Server a, Server b)
    {
        _postgres = postgres;
        Database = database;
        A = a;
        B = b;
    }

    public TestDatabase Database { get; }
    public Server A { get; }
    public Server B { get; }

    public static async Task<Nodes> StartAsync()
    {
        var postgres = await PostgresServer.StartAsync("fsync=on", "full_page_writes=on");
        var database = await TestDatabase.MakeAsync(postgres);
        string[] settings = [.. database.Settings.Select(setting => "--" + setting)];
        var a = await Server.StartServiceAsync(settings);
        return new Nodes(postgres, database, a, await Server.StartAnotherNodeAsync(settings));
    }

    public async ValueTask DisposeAsync()
    {
        A.Dispose();
        B.Dispose();
        await Database.DisposeAsync();
        _postgres.Dispose();
    }
}
