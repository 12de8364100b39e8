using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Pairing.Service.Storage.PostgreSql;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

/// <summary>A row that is inserted without EF equals the row of EF, for each type of a column.</summary>
public sealed class RowsTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}.db");
    private TestDatabase _postgreSql = null!;

    public async Task InitializeAsync() => _postgreSql = await TestDatabase.MakeAsync(On.PostgreSql);

    public async Task DisposeAsync()
    {
        await _postgreSql.DisposeAsync();
        File.Delete(_file);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task Each_value_is_stored_as_EF_stores_it_and_read_back_unchanged(On engine)
    {
        Sample[] samples =
        [
            new() { Place = 0 },
            new()
            {
                Place = 1, IsOn = true, MayBeOn = true, Short = short.MinValue, Int = int.MinValue, Long = long.MaxValue,
                Byte = 255, Double = 0.1, Float = 1.5f, Choice = DayOfWeek.Friday, Text = "\"quoted\" and \u00e4\u20ac\U0001F511",
                Bytes = [0, 255], Other = Guid.NewGuid(),
            },
            new() { Place = 2, MayBeOn = false, Text = "", Bytes = [] },
        ];
        await using var database = Open(engine);
        await database.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        database.AddRange(samples);
        await database.SaveChangesAsync();
        var byEf = await StoredAsync(database);
        await database.Set<Sample>().ExecuteDeleteAsync();
        Assert.Empty(await StoredAsync(database));

        Assert.All(await InsertAsync(engine, database, samples), Assert.True);
        Assert.Equal(byEf, await StoredAsync(database));
        database.ChangeTracker.Clear();
        Assert.Equivalent(samples, await database.Set<Sample>().OrderBy(sample => sample.Place).ToListAsync());
    }

    private SampleDb Open(On engine) => new(engine == On.Sqlite
        ? new DbContextOptionsBuilder<SampleDb>().UseSqlite($"Data Source={_file};Pooling=False").Options
        : new DbContextOptionsBuilder<SampleDb>().UseNpgsql(_postgreSql.ConnectionString).Options);

    private static async Task<bool[]> InsertAsync(On engine, SampleDb database, Sample[] samples)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        bool[] added = engine == On.Sqlite
            ? new SqliteRows<Sample>().Insert(database, samples, _ => true)
            : await new PostgreSqlRows<Sample>(sample => sample.Id).InsertAsync(database, samples);
        await transaction.CommitAsync();
        return added;
    }

    /// <summary>The rows in the database: the name, type and value of each column.</summary>
    private static async Task<List<string>> StoredAsync(SampleDb database)
    {
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM \"Sample\" ORDER BY \"Place\"";
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync())
        {
            rows.Add(string.Join('\n', Enumerable.Range(0, row.FieldCount).Select(column => Cell(row, column))));
        }

        return rows;
    }

    private static string Cell(DbDataReader row, int column) =>
        $"{row.GetName(column)} {row.GetDataTypeName(column)} "
        + (row.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(column));

    private sealed class SampleDb(DbContextOptions<SampleDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Sample>();
    }

    /// <summary>One property for each type.</summary>
    private sealed class Sample
    {
        public Guid Id { get; init; } = Guid.NewGuid();
        public required int Place { get; init; }
        public bool IsOn { get; init; }
        public bool? MayBeOn { get; init; }
        public short Short { get; init; }
        public int? Int { get; init; }
        public long Long { get; init; }
        public byte Byte { get; init; }
        public double? Double { get; init; }
        public float Float { get; init; }
        public DayOfWeek Choice { get; init; }
        public string? Text { get; init; }
        public byte[]? Bytes { get; init; }
        public Guid? Other { get; init; }
    }
}
