using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.LongPolls;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests;

/// <summary>
/// Empty services that wait for another test with the same settings. A service runs one test at a time, so each test can move
/// its clock and count its rows as if the service were new.
/// </summary>
internal static class IdleServices
{
    /// <summary>Each service takes some megabytes and, on PostgreSQL, some connections.</summary>
    private const int Most = 24;

    /// <summary>
    /// Longer than any limit, code or access token. After this time, the service remembers nothing of the last test.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromDays(2);

    /// <summary>The schedule replaces a signing key after 90 days, which a test does not expect.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(60);

    /// <summary>Tables that a service fills at its start and keeps.</summary>
    private static readonly string[] Kept = ["KeyRing", "Secrets"];

    private static readonly IdlePool<RunningService> Idle = new(Most);

    static IdleServices() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Array.ForEach([.. Idle.All], service => DeleteFolder(service));

    /// <summary>Not if the test sets the storage or the address.</summary>
    public static bool MayKeep(string[] settings) => !settings.Any(setting =>
        setting.StartsWith("Pairing:Storage", StringComparison.Ordinal)
        || setting.StartsWith("Pairing:DataFolder", StringComparison.Ordinal)
        || setting.StartsWith("urls", StringComparison.Ordinal));

    /// <summary>Null: no service is idle.</summary>
    public static RunningService? Take(On engine, string[] settings) => Idle.Take(ProfileOf(engine, settings));

    /// <summary>False: the service cannot be emptied and must end.</summary>
    public static async Task<bool> TryKeepAsync(RunningService service, On engine, string[] settings)
    {
        service.Http.Dispose();
        service.Clock.Advance(Pause.TotalSeconds);
        if (service.Clock.Passed > LongestLife || service.Get<LongPollRegistry>().Count > 0)
        {
            return false;
        }

        await EmptyAsync(service);
        service.Log.Clear();
        if (Idle.Keep(ProfileOf(engine, settings), service) is { } surplus)
        {
            await surplus.EndForGoodAsync();
        }

        return true;
    }

    private static async Task EmptyAsync(RunningService service)
    {
        await using var database = await service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        var tables = database.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal).Except(
            Kept, StringComparer.Ordinal);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.Database.ExecuteSqlRawAsync(string.Concat(tables.Select(table => $"""DELETE FROM "{table}"; """)));
        var head = new AuditHead(); // of an audit without rows, which otherwise someone would have emptied
        head.Seal = service.Get<AuditChain>().SealOf(head);
        database.AuditHead.Add(head);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static void DeleteFolder(RunningService service)
    {
        try
        {
            service.DeleteFolder();
        }
        catch (IOException)
        {
            // the service still writes there, but no one reads it
        }
    }

    private static string ProfileOf(On engine, string[] settings) => string.Join('\n', [engine.ToString(), .. settings]);
}
