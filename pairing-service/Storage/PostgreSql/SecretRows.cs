using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>Secrets as rows that all nodes read.</summary>
public sealed class SecretRows(
    IDbContextFactory<PostgreSqlDb> databases, IDataProtectionProvider protection) : Secrets(protection)
{
    public override IEnumerable<string> Names(string prefix)
    {
        using var database = databases.CreateDbContext();
        return [.. database.Secrets.Where(
            s => s.Name.StartsWith(prefix)).Select(s => s.Name).ToList().Order(StringComparer.Ordinal)];
    }

    public override void Delete(string name)
    {
        using var database = databases.CreateDbContext();
        database.Secrets.Where(s => s.Name == name).ExecuteDelete();
    }

    protected override string PlaceOf(string name) => $"The secret {name} in the database";

    protected override byte[]? Load(string name)
    {
        using var database = databases.CreateDbContext();
        return database.Secrets.Where(s => s.Name == name).Select(s => s.Content).SingleOrDefault();
    }

    protected override void Store(string name, byte[] content)
    {
        using var database = databases.CreateDbContext();
        database.Database.ExecuteSql(
            $"""INSERT INTO "Secrets" ("Name", "Content") VALUES ({name}, {content}) ON CONFLICT DO NOTHING""");
    }
}

/// <summary>One secret, encrypted with Data Protection.</summary>
public sealed class Secret
{
    public required string Name { get; init; }
    public required byte[] Content { get; init; }
}
