using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>The model on PostgreSQL, with the data that only nodes share: keys, networks and changes by time.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : PairingDb(options)
{
    public DbSet<RingKey> KeyRing => Set<RingKey>();
    public DbSet<Secret> Secrets => Set<Secret>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<RingKey>().HasKey(key => key.Name);
        builder.Entity<Secret>().HasKey(secret => secret.Name);
        builder.Entity<Grant>(grant =>
        {
            grant.Property(g => g.AskedNetwork);
            grant.HasIndex(g => g.UserCodeHash).IsUnique();
            grant.HasIndex(g => new { g.ExpiresAt, g.State });
            grant.HasIndex(g => new { g.AskedNetwork, g.AskedAt });
            grant.HasIndex(g => g.DecidedAt);
        });
    }
}
