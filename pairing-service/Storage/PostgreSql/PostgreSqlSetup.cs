using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>A server that one node or several share, with all that they have in common: rows, keys and news.</summary>
public static class PostgreSqlSetup
{
    /// <summary>Seconds until a server that does not answer counts as down, where the connection string says nothing.</summary>
    private const int ConnectSeconds = 5;

    public static void AddPostgreSql(this IServiceCollection services, StorageSettings storage, IDataProtectionBuilder protection)
    {
        string connection = ConnectionString(storage.ConnectionString);
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(connection)
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).Build());
        protection.Services.AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<PostgreSqlDb>>((keys, databases) => keys.XmlRepository = new KeyRing(databases));
        services.AddSingleton<Secrets, SecretRows>();
        services.AddSingleton<MissedNews>();
        services.AddHostedService(provider => provider.GetRequiredService<MissedNews>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<GrantNews>(provider, connection));
        services.AddSingleton<PostgreSqlEngine>();
        services.AddSingleton<Engine>(provider => provider.GetRequiredService<PostgreSqlEngine>());
        services.AddDatabase<PostgreSqlDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
    }

    private static string ConnectionString(string? text)
    {
        const string Name = "Pairing:Storage:ConnectionString";
        if (string.IsNullOrEmpty(text))
        {
            throw new WrongSettingException(
                $"{Name} is missing. PostgreSQL needs one, such as Host=db.example;Database=pairing;Username=pairing;Password=...");
        }

        try
        {
            bool saysTimeout = new DbConnectionStringBuilder { ConnectionString = text }.ContainsKey("Timeout");
            var connection = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "pairing" };
            connection.Timeout = saysTimeout ? connection.Timeout : ConnectSeconds;
            return connection.Host is null ? throw new WrongSettingException($"{Name} names no Host.") : connection.ToString();
        }
        catch (ArgumentException wrong)
        {
            // The value itself stays unsaid: it can hold a password.
            throw new WrongSettingException($"{Name} cannot be read. {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }
}
