using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pairing.Service.Accounts;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Settings;
using Pairing.Service.Storage.PostgreSql;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Token;

namespace Pairing.Service.Storage;

/// <summary>The database and the keys, in the data folder or, for several nodes, on a PostgreSQL that they share.</summary>
public static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder, PairingSettings settings)
    {
        var protection = builder.Services.AddDataProtection()
            .SetApplicationName("Pairing"); // by default it is the path: the keys would be lost with the first move
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
        builder.Services.AddSingleton<Writer>();
        builder.Services.AddSingleton<GrantInserts>();
        builder.Services.AddSingleton<IGrants, StoredGrants>();
        builder.Services.AddSingleton<IDevices, StoredDevices>();
        builder.Services.AddSingleton<IClients, StoredClients>();
        builder.Services.AddSingleton<IAccounts, StoredAccounts>();
        builder.Services.AddSingleton<IRefreshTokens, StoredRefreshTokens>();
        builder.Services.AddSingleton<Sweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Sweep>());
    }

    /// <summary>
    /// EF works its model out at its first use, which is a good part of a start: so now, on another core. Whoever needs it before it
    /// is done waits for it.
    /// </summary>
    public static WebApplication PrepareModel(this WebApplication app)
    {
        _ = Task.Run(async () =>
        {
            await using var database = await app.Services.GetRequiredService<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
            _ = database.Model;
        });
        return app;
    }

    /// <summary>All but the engines themselves speak of PairingDb, whichever it is.</summary>
    internal static void AddDatabase<TDb>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TDb : PairingDb
    {
        services.AddDbContextFactory<TDb>((provider, options) =>
        {
            configure(provider, options);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
            options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)); // a test looks; here it would build all twice
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
