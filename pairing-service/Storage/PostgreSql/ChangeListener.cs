using System.Globalization;
using Npgsql;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Health;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>
/// Listens for changes of grants and devices on other nodes, on its own connection. Ignores this node's own changes.
/// </summary>
/// <remarks>
/// A notification is "node state time grant", for example
/// <code>3f1c... 1 1795343768123 019a...: by node 3f1c, Approved, in Unix milliseconds, its id</code>
/// or "node device". A lost "node device" is not repeated, because a screen asks again within half a minute.
/// </remarks>
public sealed class ChangeListener(
    string connectionString, PostgreSqlEngine engine, GrantChanges changes, DeviceChanges devices, MissedChanges missed,
    TimeProvider time, Readiness readiness, ILogger<ChangeListener> log)
    : BackgroundService
{
    public const string Channel = "pairing_grants";

    /// <summary>The name in pg_stat_activity.</summary>
    public const string Name = "pairing listens";

    private const int KeepAliveSeconds = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public static string Write(GrantChange change, string node) => string.Create(
        CultureInfo.InvariantCulture, $"{node} {(int)change.To} {change.At.ToUnixTimeMilliseconds()} {change.Grant:N}");

    /// <summary>Null: the notification is from this node or has another format.</summary>
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

    /// <summary>Null: the notification is from this node or has another format.</summary>
    public static Guid? ReadDevice(string payload, string thisNode) =>
        payload.Split(' ') is [var node, var device] && node != thisNode
            && Guid.TryParseExact(device, "N", out var id) ? id : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await using var connection = await ListenAsync(stoppingToken);
                await missed.CheckAsync(stoppingToken); // changes while there was no listener
                pause = FirstPause;
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                log.LogWarning(
                    "The connection that listens for changes of other nodes was lost ({Reason}). Trying again in {Pause}",
                    failure.Message, pause);
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
            KeepAlive = KeepAliveSeconds, // otherwise a server that disappears silently is never noticed
        }.ToString());
        try
        {
            connection.Notification += (_, news) =>
            {
                if (Read(news.Payload, engine.Node) is { } change)
                {
                    changes.Publish(change);
                }
                else if (ReadDevice(news.Payload, engine.Node) is { } device)
                {
                    devices.Publish(device);
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
