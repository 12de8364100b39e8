using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pairing.Service.Settings;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Storage;

/// <summary>Metrics of the database's time.</summary>
public sealed class StorageMetrics
{
    private readonly Histogram<double> _operations;
    private readonly Histogram<double> _waits;

    public StorageMetrics(IMeterFactory meters, PairingSettings settings)
    {
        var meter = meters.Create(Signals.Name);
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = Signals.Buckets };
        System = settings.Storage.IsPostgreSql ? "postgresql" : "sqlite";
        _operations = meter.CreateHistogram(
            "db.client.operation.duration", "s", "Duration of database client operations.", advice: seconds);
        _waits = meter.CreateHistogram(
            "pairing.storage.wait.duration", "s", "Time that writes waited before they started.", advice: seconds);
    }

    /// <summary>The name by OpenTelemetry's conventions.</summary>
    public string System { get; }

    /// <param name="failure">The exception. Null: success.</param>
    public void Record(TimeSpan time, string operation, Exception? failure = null)
    {
        if (!_operations.Enabled)
        {
            return;
        }

        var tags = new TagList { { "db.system.name", System }, { "db.operation.name", operation } };
        if (failure is not null)
        {
            tags.Add("error.type", failure.GetType().Name);
        }

        _operations.Record(time.TotalSeconds, tags);
    }

    /// <summary>Runs and records what EF, which reports all other commands, does not know.</summary>
    public async Task MeasureAsync(string operation, TimeProvider time, Func<Task> run)
    {
        long since = time.GetTimestamp();
        try
        {
            await run();
            Record(time.GetElapsedTime(since), operation);
        }
        catch (Exception failure)
        {
            Record(time.GetElapsedTime(since), operation, failure);
            throw;
        }
    }

    public void RecordWait(TimeSpan time) => _waits.Record(time.TotalSeconds);
}
