using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Keys;
using Pairing.Service.OneTimeCodes;
using Pairing.Service.Sessions;
using Pairing.Service.Settings;
using Pairing.Service.Storage.PostgreSql;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Verification;

namespace Pairing.Service.Storage;

/// <summary>Sets up the database and the keys: in the data folder or, for several nodes, in a shared PostgreSQL.</summary>
public static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder, PairingSettings settings)
    {
        var protection = builder.Services.AddDataProtection()
            .SetApplicationName("Pairing"); // the default is the path, so moving the service would lose the keys
        if (settings.Storage.IsPostgreSql)
        {
            builder.Services.AddPostgreSql(settings.Storage, protection);
        }
        else
        {
            builder.Services.AddSqlite(settings, protection);
        }

        builder.Services.AddSingleton<StorageMetrics>();
        builder.Services.AddSingleton<IInterceptor, DatabaseTime>();
        builder.Services.AddSingleton<WriteHealth>();
        builder.Services.AddSingleton<Writer>();
        builder.Services.AddSingleton<AuditAppend>();
        builder.Services.AddSingleton<AuditedWrites>();
        builder.Services.AddSingleton<IAuditRows, StoredAudit>();
        builder.Services.AddSingleton<GrantInserts>();
        builder.Services.AddSingleton<GrantIntervals>();
        builder.Services.AddSingleton<IGrants, StoredGrants>();
        builder.Services.AddSingleton<IDevices, StoredDevices>();
        builder.Services.AddSingleton<IClients, StoredClients>();
        builder.Services.AddSingleton<IAccounts, StoredAccounts>();
        builder.Services.AddSingleton<IWrongPasswords, StoredWrongPasswords>();
        builder.Services.AddSingleton<IOneTimeCodes, StoredOneTimeCodes>();
        builder.Services.AddSingleton<ISessions, StoredSessions>();
        builder.Services.AddSingleton<IRegistrations, StoredRegistrations>();
        builder.Services.AddSingleton<IRefreshTokens, StoredRefreshTokens>();
        builder.Services.AddSingleton<IDatabase, Database>();
        builder.Services.AddSingleton<IKeyLock, KeyLock>();
        builder.Services.AddSingleton<IWrongCodes, StoredWrongCodes>();
        builder.Services.AddScoped<IFirstAccountLinks, StoredFirstAccountLinks>();
        new IdentityBuilder(typeof(Account), builder.Services).AddEntityFrameworkStores<PairingDb>()
            .AddUserStore<AccountStore>();
        builder.Services.AddSingleton<Sweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Sweep>());
    }

    /// <summary>
    /// EF builds its model at first use, which is a large part of a start. This builds it early on another core. Callers that
    /// need it sooner wait for it.
    /// </summary>
    public static WebApplication PrepareModel(this WebApplication app)
    {
        _ = Task.Run(async () =>
        {
            await using var database = await app.Services.GetRequiredService<IDbContextFactory<PairingDb>>()
                .CreateDbContextAsync();
            _ = database.Model;
        });
        return app;
    }

    public static void AnnounceStorage(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pairing");
        foreach (string reason in app.Services.GetRequiredService<Engine>().Exposed)
        {
            log.LogWarning("{Reason}", reason);
        }

        log.LogInformation("Data is stored in {Place}", app.Services.GetRequiredService<IDatabase>().Place);
    }

    /// <summary>Only the engines know the derived types. All other code uses PairingDb.</summary>
    internal static void AddDatabase<TDb>(
        this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TDb : PairingDb
    {
        services.AddDbContextFactory<TDb>((provider, options) =>
        {
            configure(provider, options);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
            // a test checks it; here it would build everything twice
            options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        });
        services.AddSingleton<IDbContextFactory<PairingDb>, DatabasesOf<TDb>>();
        services.AddScoped<PairingDb>(provider => provider.GetRequiredService<TDb>());
    }

    private sealed class DatabasesOf<TDb>(IDbContextFactory<TDb> databases) : IDbContextFactory<PairingDb>
        where TDb : PairingDb
    {
        public PairingDb CreateDbContext() => databases.CreateDbContext();
    }
}
