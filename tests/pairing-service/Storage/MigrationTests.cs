using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Storage;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

public sealed class MigrationTests
{
    /// <summary>Only the parts that the next migration uses.</summary>
    private const string TheGrantsBefore =
        """
        DROP TABLE "Grants";
        CREATE TABLE "Grants" (
          "Id" TEXT PRIMARY KEY, "DeviceCodeHash" TEXT NOT NULL, "UserCodeHash" TEXT NOT NULL,
          "State" INTEGER NOT NULL, "ExpiresAt" INTEGER NOT NULL);
        CREATE UNIQUE INDEX "IX_Grants_UserCodeHash" ON "Grants" ("UserCodeHash");
        CREATE INDEX "IX_Grants_State_ExpiresAt" ON "Grants" ("State", "ExpiresAt");
        INSERT INTO "Grants" VALUES ('019A', 'd', 'u', 0, 1);
        """;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task The_migrations_describe_the_model_as_it_is(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        await using var database = await service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        Assert.False(database.Database.HasPendingModelChanges());
        Assert.Empty(await database.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Grants_stand_in_their_key_and_have_no_other_index()
    {
        await using var service = await RunningService.StartNewAsync();
        await using var database = await service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        string table = await database.Database.SqlQueryRaw<string>(
            "SELECT sql AS Value FROM sqlite_master WHERE type = 'table' AND name = 'Grants'").SingleAsync();
        Assert.EndsWith("WITHOUT ROWID", table, StringComparison.Ordinal);
        Assert.Equal(
            "pk",
            await database.Database.SqlQueryRaw<string>("SELECT origin AS Value FROM pragma_index_list('Grants')").SingleAsync());
    }

    [Fact]
    public async Task Each_connection_writes_through_to_the_disk()
    {
        await using var service = await RunningService.StartNewAsync();
        await using var database = await service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        Assert.Equal(
            "wal",
            await database.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(
            2, await database.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task An_upgrade_keeps_paired_devices_and_drops_codes_without_a_grant_id(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        var screen = new TestDevice(service);
        await screen.PairAsync(await service.AddAccountAsync());
        await using (var database = await service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync())
        {
            await database.Database.ExecuteSqlRawAsync(TheGrantsBefore);
            await database.Database.ExecuteSqlRawAsync(
                """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%Grants%'""");
        }

        await service.RestartAsync();
        Assert.Equal(Wire.InvalidGrant, (await screen.PollAsync(RandomSecret.New())).Error);
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(service).AskAsync()).Status);
    }

    [Fact]
    public async Task An_upgrade_to_grants_in_order_of_time_keeps_pending_ones()
    {
        string file = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}.db");
        string connection = $"Data Source={file};Pooling=False";
        string code = Codes.NewPair(Grant.NewId(DateTimeOffset.UtcNow), UserCode.Length).Device;
        await using (var before = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options))
        {
            await before.GetService<IMigrator>().MigrateAsync("20261122150000_GrantsByTheirIds");
            var id = Codes.GrantOf(code)!.Value;
            before.Add(new Grant
            {
                Id = id,
                DeviceCodeHash = RandomSecret.Hash(code),
                UserCodeHash = RandomSecret.Hash("u"),
                ClientId = Defaults.ClientId,
                Scope = Defaults.DeviceScope,
                DeviceName = "Kitchen",
                AskedFrom = "192.0.2.7",
                AskedAt = DateTimeOffset.UtcNow,
                ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
                Interval = 5,
            });
            await before.SaveChangesAsync();
        }

        await using (var service = await RunningService.StartNewAsync("Pairing:Storage:ConnectionString=" + connection))
        {
            var found = await service.Get<IGrants>().FindByUserCodeAsync(RandomSecret.Hash("u"), service.Clock.GetUtcNow(), default);
            Assert.Equal(Codes.GrantOf(code), found!.Id);
            Assert.Equal("Kitchen", found.DeviceName);
            Assert.Equal(Wire.AuthorizationPending, (await new TestDevice(service).PollAsync(code)).Error);
        }

        File.Delete(file);
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_process_does_not_block_a_start()
    {
        string file = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}.db");
        string connection = $"Data Source={file};Pooling=False";
        await using (var killed = new SqliteConnection(connection))
        {
            await killed.OpenAsync();
            await using var command = killed.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using (var service = await RunningService.StartNewAsync("Pairing:Storage:ConnectionString=" + connection))
        {
            Assert.Equal(200, (int)(await service.Http.GetAsync("/health/ready")).StatusCode);
        }

        File.Delete(file);
    }
}
