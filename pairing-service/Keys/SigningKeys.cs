using System.Globalization;
using System.Security.Cryptography;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Keys;

/// <summary>
/// The keys that sign access tokens, read again when what was read is two seconds old: what one node or a command makes, all
/// others know within seconds, while it signs only after Pairing:Keys:Caching and Margin. Polls that wait cost nothing here.
/// </summary>
public sealed class SigningKeys(Secrets secrets, PairingSettings settings, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(2);

    private const string Prefix = "signing-";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Reading? _last;

    /// <summary>For the one who signs or checks. While somebody else is reading, what was read before.</summary>
    public KeySet Now()
    {
        if (_last is { } last && (IsFresh(last.TriedAt) || !_reading.Wait(0)))
        {
            return last.Keys;
        }

        if (_last is null)
        {
            return Read();
        }

        try
        {
            return ReadAgain();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>For the one who publishes, or who met a key that nobody knows: two seconds old at most, if it takes a wait.</summary>
    public async Task<KeySet> FreshlyAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            return ReadAgain();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Whether the last reading succeeded; else others may know more.</summary>
    public bool AreCertain => _last is { } last && last.At == last.TriedAt;

    /// <summary>All as they are this moment. A key that cannot be read ends the start, or the command, with one line.</summary>
    public KeySet Read()
    {
        _reading.Wait();
        try
        {
            return ReadAll();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Whole or not at all. If there is one of that number already, it stays.</summary>
    public void Add(int number, DateTimeOffset madeAt, DateTimeOffset signsFrom) =>
        secrets.ReadOrMake(NameOf(number), () => SigningKey.Make(madeAt, signsFrom));

    public void Dispose() => _reading.Dispose();

    public void Delete(int number) => secrets.Delete(NameOf(number));

    private KeySet ReadAgain()
    {
        if (_last is { } last && IsFresh(last.TriedAt))
        {
            return last.Keys;
        }

        try
        {
            return ReadAll();
        }
        catch (Exception failure) when (CannotRead(failure) && _last is not null)
        {
            _last = _last with { TriedAt = time.GetUtcNow() }; // KeyRotation says why in the log
            return _last.Keys;
        }
    }

    /// <summary>Each key is opened once. None at all is a first start; where there were some, they go on.</summary>
    private KeySet ReadAll()
    {
        var now = time.GetUtcNow();
        var known = _last?.Keys.All.ToDictionary(key => key.Number) ?? [];
        SigningKey[] keys =
        [
            .. secrets.Names(Prefix).Select(NumberOf).Order()
                .Select(number => known.GetValueOrDefault(number) ?? Open(number)).OfType<SigningKey>(),
        ];
        if (keys.Length == 0 && _last is { } last)
        {
            return last.Keys;
        }

        var set = new KeySet(keys, TimeSpan.FromSeconds(settings.Keys.Margin));
        _last = keys.Length > 0 ? new Reading(set, now, now) : null;
        return set;
    }

    /// <summary>Null: deleted since it was listed.</summary>
    private SigningKey? Open(int number) => secrets.Find(NameOf(number)) is { } bytes ? SigningKey.Read(number, bytes) : null;

    private bool IsFresh(DateTimeOffset at) => time.GetUtcNow() is var now && now >= at && now - at < ReadAgainAfter;

    internal static bool CannotRead(Exception failure) =>
        failure is WrongSettingException or IOException or UnauthorizedAccessException or CryptographicException || StorageFailure.Is(failure);

    private static string NameOf(int number) => Prefix + number.ToString("D4", CultureInfo.InvariantCulture);

    private static int NumberOf(string name) => int.Parse(name.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private sealed record Reading(KeySet Keys, DateTimeOffset At, DateTimeOffset TriedAt);
}
