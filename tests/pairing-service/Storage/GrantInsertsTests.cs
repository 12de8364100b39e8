using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

/// <summary>Concurrent new grants share transactions, and each has its own result.</summary>
public abstract class GrantInsertsTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(engine);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task All_concurrent_grants_are_stored()
    {
        var grants = Enumerable.Range(0, 500).Select(i => Grant($"d{i}", $"u{i}")).ToList();
        Assert.All(await AddAsync(grants), Assert.True);
        Assert.Equal(500, await _service.Get<IGrants>().CountPendingAsync(_service.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_duplicate_code_fails_alone()
    {
        await AddAsync([Grant("first", "taken")]);
        var grants = Enumerable.Range(0, 100).Select(i => Grant($"d{i}", i == 50 ? "taken" : $"u{i}")).ToList();
        bool[] added = await AddAsync(grants);
        Assert.Equal(50, Array.IndexOf(added, false));
        Assert.Equal(99, added.Count(a => a));
        Assert.Equal(100, await _service.Get<IGrants>().CountPendingAsync(_service.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task Among_concurrent_duplicates_of_a_code_one_is_stored()
    {
        bool[] added = await AddAsync([.. Enumerable.Range(0, 50).Select(i => Grant($"d{i}", "same"))]);
        Assert.Single(added, true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_is_byte_for_byte_what_EF_would_write(bool isFull)
    {
        var grant = Grant("d", "u");
        await using var database = await _service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        if (isFull)
        {
            Fill(database, grant);
        }

        database.Add(grant);
        await database.SaveChangesAsync();
        string byEf = await RowAsync(database);
        await database.Grants.ExecuteDeleteAsync();

        Assert.True(await _service.Get<IGrants>().AddAsync(grant));
        Assert.Equal(byEf, await RowAsync(database));

        database.ChangeTracker.Clear();
        var read = await database.Grants.SingleAsync();
        Assert.All(
            database.Entry(read).Properties,
            property => Assert.Equal(database.Entry(grant).Property(property.Metadata.Name).CurrentValue, property.CurrentValue));
    }

    /// <summary>Every property of a grant that is null or false, including future ones.</summary>
    private static void Fill(PairingDb database, Grant grant)
    {
        foreach (var property in database.Entry(grant).Properties.Where(p => p.CurrentValue is null or false))
        {
            var type = Nullable.GetUnderlyingType(property.Metadata.ClrType) ?? property.Metadata.ClrType;
            property.CurrentValue =
                type == typeof(string) ? $"{property.Metadata.Name}, \"quoted\" and \u00e4\u20ac\U0001F511"
                : type == typeof(Guid) ? Guid.NewGuid()
                : type == typeof(DateTimeOffset) ? DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_123)
                : type == typeof(byte[]) ? new byte[] { 1, 2, 3 }
                : Convert.ChangeType(1, type, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The only row as the engine stores it: each column's name, type and value.</summary>
    private static async Task<string> RowAsync(PairingDb database)
    {
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM \"Grants\"";
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        string text = string.Join('\n', Enumerable.Range(0, row.FieldCount).Select(i => Cell(row, i)));
        Assert.False(await row.ReadAsync());
        return text;
    }

    private static string Cell(DbDataReader row, int i) =>
        $"{row.GetName(i)} {row.GetDataTypeName(i)} "
        + (row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(i));

    private Task<bool[]> AddAsync(List<Grant> grants) =>
        Task.WhenAll(grants.Select(grant => Task.Run(() => _service.Get<IGrants>().AddAsync(grant))));

    private Grant Grant(string deviceCode, string userCode) => new()
    {
        Id = Pairing.Service.Grants.Grant.NewId(_service.Clock.GetUtcNow()),
        DeviceCodeHash = RandomSecret.Hash(deviceCode),
        UserCodeHash = RandomSecret.Hash(userCode),
        ClientId = "screen",
        Scope = "device",
        AskedFrom = "192.0.2.7",
        AskedAt = _service.Clock.GetUtcNow(),
        ExpiresAt = _service.Clock.GetUtcNow().AddSeconds(600),
        Interval = 5,
    };
}

public sealed class GrantInsertsOnSqliteTests() : GrantInsertsTests(On.Sqlite);

public sealed class GrantInsertsOnPostgreSqlTests() : GrantInsertsTests(On.PostgreSql);
