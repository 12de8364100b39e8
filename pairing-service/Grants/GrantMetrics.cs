using System.Diagnostics.Metrics;
using Pairing.Service.LongPolls;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Grants;

/// <summary>Metrics of grants, polls and long polls (listed in docs/operating.md).</summary>
public sealed class GrantMetrics
{
    private readonly Counter<long> _grants;
    private readonly Counter<long> _polls;
    private readonly Histogram<double> _holds;
    private readonly Histogram<double> _collections;

    public GrantMetrics(IMeterFactory meters, LongPollRegistry longPolls)
    {
        var meter = meters.Create(Signals.Name);
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = Signals.Buckets };
        _grants = meter.CreateCounter<long>("pairing.grants", "{grant}", "Grants that entered a state.");
        _polls = meter.CreateCounter<long>("pairing.polls", "{poll}", "Polls, by response.");
        _holds = meter.CreateHistogram(
            "pairing.poll.hold.duration", "s", "Duration of long polls, by what ended them.", advice: seconds);
        _collections = meter.CreateHistogram(
            "pairing.grant.collection.duration", "s", "Time from an approval until the device has its tokens.", advice: seconds);
        meter.CreateObservableUpDownCounter("pairing.polls.held", () => longPolls.Count, "{poll}", "Long polls in progress.");
    }

    /// <summary>Call it where the change is stored, so that only one of several nodes counts it.</summary>
    public void RecordState(GrantState state) =>
        _grants.Add(1, new KeyValuePair<string, object?>("pairing.grant.state", Name(state)));

    /// <param name="error">The error code in the response. Null: the device got tokens.</param>
    public void RecordPoll(string? error) =>
        _polls.Add(1, new KeyValuePair<string, object?>("pairing.poll.answer", error ?? "tokens"));

    public void RecordLongPoll(TimeSpan time, ReleaseReason reason) =>
        _holds.Record(time.TotalSeconds, new KeyValuePair<string, object?>("pairing.poll.release", Name(reason)));

    public void RecordRedemption(TimeSpan sinceApproval) => _collections.Record(Math.Max(0, sinceApproval.TotalSeconds));

    private static string Name(GrantState state) => state switch
    {
        GrantState.Pending => "pending",
        GrantState.Approved => "approved",
        GrantState.Denied => "denied",
        _ => "redeemed",
    };

    private static string Name(ReleaseReason reason) => reason switch
    {
        ReleaseReason.Changed => "changed",
        ReleaseReason.TimeUp => "time_up",
        ReleaseReason.Displaced => "displaced",
        ReleaseReason.Draining => "draining",
        _ => "abandoned",
    };
}
