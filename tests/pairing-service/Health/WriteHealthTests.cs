using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Service.Tests.Databases;
using Pairing.Tests;

namespace Pairing.Service.Tests.Health;

/// <summary>A service that can read but not write is not ready, from the first write that fails until one works.</summary>
public sealed class WriteHealthTests
{
    [Fact]
    public async Task While_the_disk_is_full_it_is_not_ready_and_afterwards_it_is()
    {
        var disk = new Disk();
        await using var service = await RunningService.StartAsync(
            services => services.AddSingleton<IInterceptor>(disk), "Pairing:Limits:NewCodes=1000");
        await AssertReadyAsync(service, HttpStatusCode.OK, "ready");

        disk.IsFull = true;
        await AssertReadyAsync(service, HttpStatusCode.OK, "ready"); // a write has succeeded just now
        for (int i = 0; (await new TestDevice(service).AskAsync()).Status == HttpStatusCode.OK; i++)
        {
            Assert.InRange(i, 0, 900); // until the last page is full
        }

        await AssertReadyAsync(service, HttpStatusCode.ServiceUnavailable, "cannot write");
        disk.IsFull = false;
        await AssertReadyAsync(service, HttpStatusCode.OK, "ready");
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(service).AskAsync()).Status);
        TrustTable.Add("A disk that fills up and is emptied", 1, 0, 0, "WriteHealth");
    }

    [Fact]
    public async Task A_full_disk_is_found_without_any_traffic()
    {
        var disk = new Disk();
        await using var service = await RunningService.StartAsync(services => services.AddSingleton<IInterceptor>(disk));
        disk.IsFull = true;
        service.Clock.Advance(5);
        await AssertReadyAsync(service, HttpStatusCode.ServiceUnavailable, "cannot write");
    }

    [Fact]
    public async Task A_PostgreSQL_that_has_become_read_only_is_not_ready_and_one_that_writes_again_is()
    {
        using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.MakeAsync(server);
        await using var service = await RunningService.StartNewAsync(database.Settings);
        await AssertReadyAsync(service, HttpStatusCode.OK, "ready");

        await server.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await database.AskAsync<bool>("SELECT pg_reload_conf()");
        await BecomesAsync(service, "cannot write");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await new TestDevice(service).AskAsync()).Status);

        await server.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
        await database.AskAsync<bool>("SELECT pg_reload_conf()");
        await BecomesAsync(service, "ready");
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(service).AskAsync()).Status);
    }

    /// <summary>Sessions of PostgreSQL read the file of settings a moment after the signal, each by itself.</summary>
    private static async Task BecomesAsync(RunningService service, string said)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string? last;
        do
        {
            service.Clock.Advance(5);
            last = (await Answer.OfAsync(await service.Http.GetAsync("/health/ready")))["status"];
            Assert.False(patience.IsCancellationRequested, $"It says {last}.");
        }
        while (last != said);
    }

    private static async Task AssertReadyAsync(RunningService service, HttpStatusCode status, string said)
    {
        var answer = await Answer.OfAsync(await service.Http.GetAsync("/health/ready"));
        Assert.Equal((status, said), (answer.Status, answer["status"]));
    }

    /// <summary>SQLite's own limit of pages gives the error of a full disk.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            // never less than the pages that exist
            command.CommandText = $"PRAGMA max_page_count = {(IsFull ? 1 : int.MaxValue - 1)};";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
