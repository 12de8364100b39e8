using System.Diagnostics.Metrics;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Verification;

/// <summary>Metrics of entered codes and of the probability that a guess succeeds.</summary>
public sealed class GuessMetrics
{
    private readonly Counter<long> _entries;
    private readonly Gauge<int> _pending;
    private readonly Gauge<int> _guesses;
    private readonly Gauge<double> _probability;
    private readonly double _codes;

    public GuessMetrics(IMeterFactory meters, PairingSettings settings)
    {
        var meter = meters.Create(Signals.Name);
        _codes = Math.Pow(Foundation.UserCode.Alphabet.Length, settings.UserCode.Length);
        _entries = meter.CreateCounter<long>("pairing.codes.entered", "{code}", "User codes that people entered, by result.");
        _pending = meter.CreateGauge<int>("pairing.codes.pending", "{code}", "Pending grants in the whole service.");
        _guesses = meter.CreateGauge<int>(
            "pairing.codes.wrong", "{code}", "Wrong codes of the last ten minutes in the whole service.");
        _probability = meter.CreateGauge<double>(
            "pairing.codes.guess_probability", "1",
            "Upper bound of the probability that a guess of the last ten minutes hit a pending grant.");
    }

    /// <summary>Whether anyone reads the metrics that cost a database query.</summary>
    public bool IsWatched => _probability.Enabled || _pending.Enabled || _guesses.Enabled;

    public void RecordEntry(CodeResult answer) =>
        _entries.Add(1, new KeyValuePair<string, object?>("pairing.code.answer", Name(answer)));

    /// <summary>RFC 8628 5.1: with K pending grants and G guesses, the probability of a hit is at most K * G / N.</summary>
    public void RecordGuesses(int pending, int guesses)
    {
        _pending.Record(pending);
        _guesses.Record(guesses);
        _probability.Record(pending * (double)guesses / _codes);
    }

    private static string Name(CodeResult answer) => answer switch
    {
        CodeResult.Good => "good",
        CodeResult.Unreadable => "unreadable",
        CodeResult.Wrong => "wrong",
        CodeResult.Expired => "expired",
        CodeResult.Used => "used",
        CodeResult.Denied => "denied",
        CodeResult.NotRedeemed => "not_collected",
        CodeResult.NeedsPassword => "needs_password",
        _ => "too_many",
    };
}
