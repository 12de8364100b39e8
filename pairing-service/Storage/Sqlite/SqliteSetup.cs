using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>The default: a file in the data folder, nothing to install.</summary>
public static class SqliteSetup
{
    public static void AddSqlite(this IServiceCollection services, StorageSettings storage, DataFolder folder)
    {
        string connection = ConnectionString(storage, folder);
        services.AddSingleton<Engine, SqliteEngine>();
        services.AddSingleton<IInterceptor, Durable>();
        services.AddDatabase<SqliteDb>((_, options) => options.UseSqlite(connection));
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
