using System.Globalization;
using Npgsql;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Health;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>
/// Hears what other nodes did to grants and devices, on a connection of its own. News of our own are left out: they were told already.
/// </summary>
/// <remarks>
/// One notification is "node state time grant", as in
/// <code>3f1c... 1 1795343768123 019a...: by node 3f1c, Approved, in Unix milliseconds, its id</code>
/// or "node device", and nothing makes up for one of these that is lost: a screen asks again within half a minute.
/// </remarks>
public sealed class GrantNews(
    string connectionString, PostgreSqlEngine engine, GrantChanges changes, DeviceChanges devices, MissedNews missed, TimeProvider time, Life life, ILogger<GrantNews> log)
    : BackgroundService
{
    public const string Channel = "pairing_grants";

    /// <summary>Told from others in pg_stat_activity.</summary>
    public const string Name = "pairing listens";

    private const int KeepAliveSeconds = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public static string Write(GrantChange change, string node) => string.Create(
        CultureInfo.InvariantCulture, $"{node} {(int)change.To} {change.At.ToUnixTimeMilliseconds()} {change.Grant:N}");

    /// <summary>Null: of this node itself, or not of this form.</summary>
    public static GrantChange? Read(string payload, string thisNode) => payload.Split(' ') switch
    {
        [var node, var state, var at, var grant]
            when node != thisNode
            && int.TryParse(state, CultureInfo.InvariantCulture, out int to)
            && long.TryParse(at, CultureInfo.InvariantCulture, out long milliseconds)
            && Guid.TryParseExact(grant, "N", out var id) =>
            new GrantChange(id, (GrantState)to, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        _ => null,
    };

    public static string Write(Guid deviceId, string node) => $"{node} {deviceId:N}";

    /// <summary>Null: of this node itself, or not of this form.</summary>
    public static Guid? ReadDevice(string payload, string thisNode) =>
        payload.Split(' ') is [var node, var device] && node != thisNode && Guid.TryParseExact(device, "N", out var id) ? id : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.OpenedAsync(stoppingToken);
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await using var connection = await ListenAsync(stoppingToken);
                await missed.LookAsync(stoppingToken); // what was said while nobody listened
                pause = FirstPause;
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                log.LogWarning("The listener of other nodes' news is cut off ({Why}). Trying again in {Pause}", failure.Message, pause);
            }

            await Task.Delay(pause, time, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = Name,
            Pooling = false,
            KeepAlive = KeepAliveSeconds, // else a server that vanished without a word would never be missed
        }.ToString());
        try
        {
            connection.Notification += (_, news) =>
            {
                if (Read(news.Payload, engine.Node) is { } change)
                {
                    changes.Tell(change);
                }
                else if (ReadDevice(news.Payload, engine.Node) is { } device)
                {
                    devices.Tell(device);
                }
            };
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand($"LISTEN {Channel}", connection);
            await command.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
