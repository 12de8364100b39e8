using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>A server for one or more nodes, with everything that they share: rows, keys and notifications.</summary>
public static class PostgreSqlSetup
{
    /// <summary>Seconds until an unresponsive server counts as down, if the connection string has no timeout.</summary>
    private const int ConnectSeconds = 5;

    public static void AddPostgreSql(this IServiceCollection services, StorageSettings storage, IDataProtectionBuilder protection)
    {
        string connection = ConnectionString(storage.ConnectionString);
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(connection)
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).Build());
        protection.Services.AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<PostgreSqlDb>>((keys, databases) => keys.XmlRepository = new KeyRing(databases));
        services.AddSingleton<ISecrets, SecretRows>();
        services.AddSingleton<MissedChanges>();
        services.AddHostedService(provider => provider.GetRequiredService<MissedChanges>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ChangeListener>(provider, connection));
        services.AddSingleton<PostgreSqlEngine>();
        services.AddSingleton<Engine>(provider => provider.GetRequiredService<PostgreSqlEngine>());
        services.AddDatabase<PostgreSqlDb>((provider, options) => options.UseNpgsql(
            provider.GetRequiredService<NpgsqlDataSource>()));
    }

    private static string ConnectionString(string? text)
    {
        const string Name = "Pairing:Storage:ConnectionString";
        if (string.IsNullOrEmpty(text))
        {
            throw new WrongSettingException(
                $"{Name} is missing. PostgreSQL requires it, for example " +
                "Host=db.example;Database=pairing;Username=pairing;Password=...");
        }

        try
        {
            bool saysTimeout = new DbConnectionStringBuilder { ConnectionString = text }.ContainsKey("Timeout");
            var connection = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "pairing" };
            connection.Timeout = saysTimeout ? connection.Timeout : ConnectSeconds;
            return connection.Host is null ? throw new WrongSettingException($"{Name} has no Host.") : connection.ToString();
        }
        catch (ArgumentException wrong)
        {
            // The message does not contain the value, because it can contain a password.
            throw new WrongSettingException($"{Name} is invalid. {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }
}
