using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>The model on SQLite; a type of its own, so that its migrations are told from PostgreSQL's.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : PairingDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // As text it would be more than twice as long, and each grant has it twice, in its row and in the index
        builder.Entity<Grant>().Property(g => g.Id).HasConversion(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
    }
}
