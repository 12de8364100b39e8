using System.Diagnostics.Metrics;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Grants;

/// <summary>What becomes of grants, what their polls are told and how long they are held (docs/operating.md has the list).</summary>
public sealed class GrantMetrics
{
    private readonly Counter<long> _grants;
    private readonly Counter<long> _polls;
    private readonly Histogram<double> _holds;
    private readonly Histogram<double> _collections;

    public GrantMetrics(IMeterFactory meters, HeldPolls held)
    {
        var meter = meters.Create(Signals.Name);
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = Signals.Buckets };
        _grants = meter.CreateCounter<long>("pairing.grants", "{grant}", "Grants, each time that one comes into a state.");
        _polls = meter.CreateCounter<long>("pairing.polls", "{poll}", "Polls, by what they were told.");
        _holds = meter.CreateHistogram("pairing.poll.hold.duration", "s", "How long polls were held, and what let them go.", advice: seconds);
        _collections = meter.CreateHistogram("pairing.grant.collection.duration", "s", "From an approval until its device has its tokens.", advice: seconds);
        meter.CreateObservableUpDownCounter("pairing.polls.held", () => held.Count, "{poll}", "Polls that are held now.");
    }

    /// <summary>To be said where it is safely stored, so that of many nodes one counts it.</summary>
    public void Became(GrantState state) => _grants.Add(1, new KeyValuePair<string, object?>("pairing.grant.state", Name(state)));

    /// <param name="error">As the device was told it; null: it got tokens.</param>
    public void Told(string? error) => _polls.Add(1, new KeyValuePair<string, object?>("pairing.poll.answer", error ?? "tokens"));

    public void Held(TimeSpan time, Release why) =>
        _holds.Record(time.TotalSeconds, new KeyValuePair<string, object?>("pairing.poll.release", Name(why)));

    public void Collected(TimeSpan sinceApproval) => _collections.Record(Math.Max(0, sinceApproval.TotalSeconds));

    private static string Name(GrantState state) => state switch
    {
        GrantState.Pending => "pending",
        GrantState.Approved => "approved",
        GrantState.Denied => "denied",
        _ => "redeemed",
    };

    private static string Name(Release why) => why switch
    {
        Release.Changed => "changed",
        Release.TimeUp => "time_up",
        Release.Displaced => "displaced",
        Release.Draining => "draining",
        _ => "abandoned",
    };
}
