using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>The default: a file and the keys in the data folder, nothing to install.</summary>
public static class SqliteSetup
{
    public static void AddSqlite(this IServiceCollection services, PairingSettings settings, IDataProtectionBuilder protection)
    {
        RaiseMinimumThreads();
        var folder = Open(settings.DataFolder);
        var file = DatabaseFile.Open(settings.Storage, folder);
        protection.AddKeyManagementOptions(keys => keys.XmlRepository = new KeyRingFiles(folder));
        services.AddSingleton(folder);
        services.AddSingleton(file);
        services.AddSingleton<ISecrets, SecretFiles>();
        services.AddSingleton<SqliteBackup>();
        services.AddSingleton<Engine, SqliteEngine>();
        services.AddSingleton<IInterceptor, SqlitePragmas>();
        services.AddDatabase<SqliteDb>((_, options) => options.UseSqlite(file.ConnectionString));
    }

    /// <summary>A write blocks its thread until the disk has finished. One more thread than processors keeps them busy.</summary>
    private static void RaiseMinimumThreads()
    {
        ThreadPool.GetMinThreads(out int workers, out int io);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 1), io);
    }

    private static DataFolder Open(string path)
    {
        try
        {
            return new DataFolder(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingsReader.Wrong("Pairing:DataFolder", path, "The folder cannot be created or opened: " + wrong.Message);
        }
    }
}
