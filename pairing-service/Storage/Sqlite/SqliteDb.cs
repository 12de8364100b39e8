using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>The model on SQLite. It has its own type, so that its migrations are separate from PostgreSQL's.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : PairingDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Text would be more than twice as long, and each grant has the id twice: in its row and in the index
        builder.Entity<Grant>().Property(g => g.Id).HasConversion(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
    }
}
