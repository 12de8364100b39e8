using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Settings;
using Pairing.Service.Token;

namespace Pairing.Service.Storage;

/// <summary>The database and the keys, in the data folder.</summary>
public static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder, PairingSettings settings)
    {
        var folder = Open(settings.DataFolder);
        string connection = ConnectionString(settings.Storage, folder);
        builder.Services.AddSingleton(folder);
        builder.Services.AddDataProtection()
            .SetApplicationName("Pairing") // by default it is the path: the keys would be lost with the first move
            .PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        builder.Services.AddSingleton<SecretFile>();
        builder.Services.AddSingleton<IInterceptor, Durable>();
        builder.Services.AddDbContextFactory<PairingDb>((services, options) =>
            options.UseSqlite(connection).AddInterceptors(services.GetServices<IInterceptor>()));
        builder.Services.AddSingleton<Writer>();
        builder.Services.AddSingleton<SchemaUpdate>();
        builder.Services.AddSingleton<IGrants, StoredGrants>();
        builder.Services.AddSingleton<IDevices, StoredDevices>();
        builder.Services.AddSingleton<IAccounts, StoredAccounts>();
        builder.Services.AddSingleton<IRefreshTokens, StoredRefreshTokens>();
        builder.Services.AddSingleton<Sweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Sweep>());
    }

    private static DataFolder Open(string path)
    {
        try
        {
            return new DataFolder(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingsReader.Wrong("Pairing:DataFolder", path, "It cannot be made or opened: " + wrong.Message);
        }
    }

    private static string ConnectionString(StorageSettings storage, DataFolder folder)
    {
        if (string.IsNullOrEmpty(storage.ConnectionString))
        {
            return new SqliteConnectionStringBuilder { DataSource = folder.Database, DefaultTimeout = Durable.LockSeconds }.ToString();
        }

        try
        {
            return new SqliteConnectionStringBuilder(storage.ConnectionString).ToString();
        }
        catch (ArgumentException wrong)
        {
            // The value itself stays unsaid: it can hold a password.
            throw new WrongSettingException("Pairing:Storage:ConnectionString cannot be read. " + wrong.Message);
        }
    }
}
