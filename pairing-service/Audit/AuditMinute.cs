using Pairing.Service.Settings;

namespace Pairing.Service.Audit;

/// <summary>
/// Counts what strangers cause, and what happens too often for a row each, until the end of the minute. So an attack costs
/// neither the disk nor the chain more than one row a minute and kind.
/// </summary>
public sealed class AuditMinute(PairingSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AuditKind, int> _rows = [];
    private readonly Dictionary<AuditKind, AuditTally> _tallies = [];

    /// <summary>Whether the event gets a row of its own.</summary>
    public bool TryTake(AuditKind kind)
    {
        if (AuditKinds.IsCounted(kind))
        {
            return false;
        }

        lock (_gate)
        {
            int rows = _rows.GetValueOrDefault(kind);
            _rows[kind] = rows + 1;
            return rows < settings.Audit.RowsPerMinute;
        }
    }

    public void Add(AuditEvent happened)
    {
        lock (_gate)
        {
            if (!_tallies.TryGetValue(happened.Kind, out var tally))
            {
                _tallies[happened.Kind] = tally = new AuditTally(happened with { At = time.GetUtcNow() });
            }

            tally.Add(happened);
        }
    }

    /// <summary>All tallies. A new minute begins.</summary>
    public IReadOnlyList<AuditTally> Take()
    {
        lock (_gate)
        {
            AuditTally[] taken = [.. _tallies.Values];
            _tallies.Clear();
            _rows.Clear();
            return taken;
        }
    }

    /// <summary>Gives a tally back, as the beginning of the next one.</summary>
    public void Return(AuditTally tally)
    {
        lock (_gate)
        {
            if (_tallies.Remove(tally.Kind, out var later))
            {
                tally.Add(later);
            }

            _tallies[tally.Kind] = tally;
        }
    }
}
