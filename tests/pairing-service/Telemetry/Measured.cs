using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Tests.Telemetry;

/// <summary>Listens to the metrics of one service in this process.</summary>
internal sealed class Measured : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Name, double Value, string Tags)> _values = [];
    private readonly MeterListener _listener = new();

    public Measured(RunningService service)
    {
        var factory = service.Get<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Signals.Name && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All measurements with this name, in order.</summary>
    /// <param name="tag">For example "pairing.poll.answer=tokens". Empty: any tags.</param>
    public double[] Of(string name, string tag = "")
    {
        lock (_gate)
        {
            return [.. _values.Where(v => v.Name == name && v.Tags.Contains(tag, StringComparison.Ordinal)).Select(v => v.Value)];
        }
    }

    public double Sum(string name, string tag = "") => Of(name, tag).Sum();

    /// <summary>The current value of an observable gauge.</summary>
    public double Now(string name)
    {
        _listener.RecordObservableInstruments();
        return Of(name)[^1];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string said = string.Join(
            ' ', tags.ToArray().Where(tag => tag.Value is not null).Select(tag => $"{tag.Key}={tag.Value};"));
        lock (_gate)
        {
            _values.Add((instrument.Name, value, said));
        }
    }
}
