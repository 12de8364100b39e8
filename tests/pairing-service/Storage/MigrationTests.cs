using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

public sealed class MigrationTests
{
    private const string Initial = "20261122000000_Initial";
    private const string GrantsByTheirIds = "20261122150000_GrantsByTheirIds";

    private static readonly DateTimeOffset Now = new TestTime().GetUtcNow();
    private static readonly long Earlier = Now.AddMinutes(-5).ToUnixTimeMilliseconds();
    private static readonly long Later = Now.AddMinutes(5).ToUnixTimeMilliseconds();

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
        await using var earlier = await EarlierDatabase.MakeAsync(engine, Initial);
        var (refreshToken, deviceCode) = (RandomSecret.New(), RandomSecret.New());
        await AddPairedDeviceAsync(earlier, RandomSecret.HashText(refreshToken));
        await AddGrantAsync(
            earlier,
            [
                ("Id", Guid.CreateVersion7()), ("DeviceCodeHash", RandomSecret.HashText(deviceCode)), ("UserCodeHash", "u"),
                .. engine == On.PostgreSql ? [("AskedNetwork", "192.0.2.7")] : Array.Empty<(string, object)>(),
            ]);

        await using var service = await RunningService.StartNewAsync(earlier.Settings);
        var screen = new TestDevice(service);
        Assert.Equal(Wire.InvalidGrant, (await screen.PollAsync(deviceCode)).Error);
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync(refreshToken)).Status);
        Assert.Equal("Kitchen", (await screen.WhoAmIAsync())["name"]);
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(service).AskAsync()).Status);
    }

    [Fact]
    public async Task An_upgrade_to_grants_in_order_of_time_keeps_pending_ones()
    {
        await using var earlier = await EarlierDatabase.MakeAsync(On.Sqlite, GrantsByTheirIds);
        string code = Codes.NewPair(Grant.NewId(Now.AddMinutes(-5)), UserCode.Length).Device;
        byte[] id = Codes.GrantOf(code)!.Value.ToByteArray(bigEndian: true);
        byte[] userCode = RandomSecret.Hash("u");
        await AddGrantAsync(
            earlier,
            ("Id", id), ("DeviceCodeHash", RandomSecret.Hash(code)), ("UserCodeHash", userCode), ("DeviceName", "Kitchen"));

        await using var service = await RunningService.StartNewAsync(earlier.Settings);
        var found = await service.Get<IGrants>().FindByUserCodeAsync(userCode, service.Clock.GetUtcNow(), default);
        Assert.Equal(Codes.GrantOf(code), found!.Id);
        Assert.Equal("Kitchen", found.DeviceName);
        Assert.Equal(Wire.AuthorizationPending, (await new TestDevice(service).PollAsync(code)).Error);
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

    private static async Task AddPairedDeviceAsync(EarlierDatabase earlier, string refreshTokenHash)
    {
        var device = Guid.CreateVersion7();
        await earlier.InsertAsync(
            "AspNetUsers",
            ("Id", "of-ada"), ("UserName", "ada"), ("NormalizedUserName", "ADA"), ("SecurityStamp", "stamp"),
            ("EmailConfirmed", false), ("PhoneNumberConfirmed", false), ("TwoFactorEnabled", false), ("LockoutEnabled", true),
            ("AccessFailedCount", 0));
        await earlier.InsertAsync(
            "Devices",
            ("Id", device), ("AccountId", "of-ada"), ("ClientId", "screen"), ("Name", "Kitchen"),
            ("Scope", "device offline_access"), ("PairedAt", Earlier), ("PairedFrom", "192.0.2.7"), ("RemovedBecause", 0));
        await earlier.InsertAsync(
            "RefreshTokens", ("Hash", refreshTokenHash), ("DeviceId", device), ("State", 0), ("IssuedAt", Earlier));
    }

    /// <summary>Adds a pending grant. The types of its id and its hashes depend on the version.</summary>
    private static Task AddGrantAsync(EarlierDatabase earlier, params (string Column, object Value)[] row) =>
        earlier.InsertAsync(
            "Grants",
            [
                .. row, ("ClientId", "screen"), ("Scope", "device"), ("AskedFrom", "192.0.2.7"), ("AskedAt", Earlier),
                ("ExpiresAt", Later), ("State", 0), ("Interval", 5),
            ]);
}
