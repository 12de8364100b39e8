using System.Diagnostics.Metrics;
using Pairing.Service.Settings;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Verification;

/// <summary>What became of the codes that people typed, and how likely a guesser is to hit one now.</summary>
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
        _codes = Math.Pow(Protocol.UserCode.Alphabet.Length, settings.UserCode.Length);
        _entries = meter.CreateCounter<long>("pairing.codes.entered", "{code}", "Codes that people typed, by what became of them.");
        _pending = meter.CreateGauge<int>("pairing.codes.pending", "{code}", "Codes that wait for a person, in the whole service.");
        _guesses = meter.CreateGauge<int>("pairing.codes.wrong", "{code}", "Codes of the last ten minutes that led nowhere, in the whole service.");
        _probability = meter.CreateGauge<double>(
            "pairing.codes.guess_probability", "1", "At most so likely did one of the last ten minutes' wrong codes have a chance to hit.");
    }

    /// <summary>Whether anybody looks at what costs a question to the database.</summary>
    public bool IsWatched => _probability.Enabled || _pending.Enabled || _guesses.Enabled;

    public void Entered(CodeAnswer answer) => _entries.Add(1, new KeyValuePair<string, object?>("pairing.code.answer", Name(answer)));

    /// <summary>RFC 8628 5.1: with K codes pending and G guesses let through, a hit has at most K * G / N.</summary>
    public void Look(int pending, int guesses)
    {
        _pending.Record(pending);
        _guesses.Record(guesses);
        _probability.Record(pending * (double)guesses / _codes);
    }

    private static string Name(CodeAnswer answer) => answer switch
    {
        CodeAnswer.Good => "good",
        CodeAnswer.Unreadable => "unreadable",
        CodeAnswer.Wrong => "wrong",
        CodeAnswer.Expired => "expired",
        CodeAnswer.Used => "used",
        CodeAnswer.Denied => "denied",
        CodeAnswer.NotCollected => "not_collected",
        _ => "too_many",
    };
}
