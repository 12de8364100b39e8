using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.OneTimeCodes;
using Pairing.Service.Sessions;
using Pairing.Service.Verification;

namespace Pairing.Service.Storage;

/// <summary>
/// The database: accounts, clients, grants, devices and the hashes of refresh tokens. Each engine has a derived type.
/// </summary>
public abstract class PairingDb(DbContextOptions options) : IdentityDbContext<Account>(options)
{
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
    public DbSet<StoredClient> Clients => Set<StoredClient>();
    public DbSet<WrongCode> WrongCodes => Set<WrongCode>();
    public DbSet<WrongPassword> WrongPasswords => Set<WrongPassword>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<AuditRow> AuditRows => Set<AuditRow>();
    public DbSet<AuditHead> AuditHead => Set<AuditHead>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<FirstAccountToken> FirstAccountTokens => Set<FirstAccountToken>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Grant>(grant =>
        {
            grant.Ignore(g => g.RedeemBefore);
            grant.Ignore(g => g.AskedNetwork);
        });
        builder.Entity<Account>().Ignore(account => account.IsDisabled);
        builder.Entity<Device>(device =>
        {
            device.HasIndex(d => d.AccountId);
            device.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
            device.Ignore(d => d.IsRemoved);
            device.Ignore(d => d.HasScreen);
        });
        builder.Entity<FirstAccountToken>().HasKey(token => token.Hash);
        builder.Entity<OneTimeCode>(code =>
        {
            code.HasIndex(c => c.BrowserHash);
            code.HasIndex(c => c.SentAt);
        });
        builder.Entity<Session>(session =>
        {
            session.HasIndex(s => s.Hash).IsUnique();
            session.HasIndex(s => s.AccountId);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AuditRow>().HasKey(row => row.Number);
        builder.Entity<AuditRow>().Property(row => row.Number).ValueGeneratedNever();
        builder.Entity<AuditHead>().Property(head => head.Id).ValueGeneratedNever();
        builder.Entity<WrongPassword>(wrong =>
        {
            wrong.HasIndex(w => w.At);
            wrong.HasIndex(w => w.Name);
        });
        builder.Entity<Registration>(registration =>
        {
            registration.HasIndex(r => r.At);
            registration.HasIndex(r => r.Site);
        });
        builder.Entity<WrongCode>(wrong =>
        {
            wrong.HasIndex(w => w.At);
            wrong.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RefreshToken>(token =>
        {
            token.HasKey(t => t.Hash);
            token.HasIndex(t => t.DeviceId);
            token.HasOne<Device>().WithMany().HasForeignKey(t => t.DeviceId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
