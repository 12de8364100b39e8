namespace Pairing.Service.Audit;

/// <summary>Events of one kind: their number and a few examples.</summary>
/// <param name="first">The first of them, which is not counted yet.</param>
public sealed class AuditTally(AuditEvent first)
{
    private const int MostExamples = 5;

    private const string Several = "several";

    private readonly Dictionary<(string? Account, string? AccountId, string Network), int> _examples = [];
    private bool _isOneAccount = true;
    private bool _isOneNetwork = true;
    private bool _isOneSubject = true;
    private int _count;
    private int _others;

    public AuditKind Kind => first.Kind;

    public void Add(AuditEvent happened)
    {
        _count++;
        _isOneAccount &= happened.Account == first.Account && happened.AccountId == first.AccountId;
        _isOneNetwork &= happened.Origin.Network == first.Origin.Network;
        _isOneSubject &= happened.Subject == first.Subject;
        Count((happened.Account, happened.AccountId, happened.Origin.Network), 1);
    }

    public void Add(AuditTally later)
    {
        _count += later._count;
        _others += later._others;
        _isOneAccount &= later._isOneAccount && later.IsLike(first.Account, first.AccountId);
        _isOneNetwork &= later._isOneNetwork && later.IsFrom(first.Origin.Network);
        _isOneSubject &= later._isOneSubject && later.IsAbout(first.Subject);
        foreach (var (example, number) in later._examples)
        {
            Count(example, number);
        }
    }

    /// <summary>The event of a single one, or one event for all.</summary>
    public AuditEvent Summary() => _count == 1 ? first : new AuditEvent(
        first.Kind, first.Origin with { Network = _isOneNetwork ? first.Origin.Network : Several })
    {
        At = first.At,
        Account = _isOneAccount ? first.Account : null,
        AccountId = _isOneAccount ? first.AccountId : null,
        Subject = _isOneSubject ? first.Subject : null,
        Count = _count,
        Details = _isOneAccount && _isOneNetwork ? null : Examples(),
    };

    private bool IsLike(string? account, string? id) => first.Account == account && first.AccountId == id;

    private bool IsFrom(string network) => first.Origin.Network == network;

    private bool IsAbout(string? subject) => first.Subject == subject;

    private void Count((string? Account, string? AccountId, string Network) example, int number)
    {
        if (_examples.ContainsKey(example) || _examples.Count < MostExamples)
        {
            _examples[example] = _examples.GetValueOrDefault(example) + number;
        }
        else
        {
            _others += number;
        }
    }

    private string Examples() => string.Join("; ", [
        .. _examples.Select(one =>
            $"{one.Value} from {one.Key.Network}{((one.Key.Account ?? one.Key.AccountId) is { } who ? $" for \"{who}\"" : "")}"),
        .. _others > 0 ? [$"{_others} others"] : Array.Empty<string>(),
    ]);
}
