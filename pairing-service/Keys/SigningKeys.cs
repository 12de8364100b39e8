using System.Globalization;
using System.Security.Cryptography;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Keys;

/// <summary>
/// The signing keys, read again after two seconds. All nodes know a new key within seconds, and it signs only after
/// Pairing:Keys:Caching and Margin. Pending polls cost nothing here.
/// </summary>
public sealed class SigningKeys(ISecrets secrets, PairingSettings settings, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(2);

    private const string Prefix = "signing-";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Reading? _last;

    /// <summary>For signing and checking tokens. While another caller reads, returns the previous keys.</summary>
    public KeySet Current()
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

    /// <summary>For publishing, or after an unknown key: at most two seconds old, even if that takes a wait.</summary>
    public async Task<KeySet> GetFreshAsync(CancellationToken cancel)
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

    /// <summary>Whether the last read succeeded. If not, other nodes may know newer keys.</summary>
    public bool IsCurrent => _last is { } last && last.At == last.TriedAt;

    /// <summary>Reads all keys now. An unreadable key stops the service or the command with one line.</summary>
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

    /// <summary>Stores the whole key or nothing. If the number exists, it keeps the existing key.</summary>
    public void Add(int number, DateTimeOffset madeAt, DateTimeOffset signsFrom) =>
        secrets.ReadOrCreate(NameOf(number), () => SigningKey.Create(madeAt, signsFrom));

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
        catch (Exception failure) when (IsReadFailure(failure) && _last is not null)
        {
            _last = _last with { TriedAt = time.GetUtcNow() }; // KeyRotation logs the reason
            return _last.Keys;
        }
    }

    /// <summary>Opens each key once. No keys mean a first start; if there were keys before, keeps them.</summary>
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

    /// <summary>Null: deleted since the list was read.</summary>
    private SigningKey? Open(int number) => secrets.Find(NameOf(number)) is { } bytes ? SigningKey.Read(number, bytes) : null;

    private bool IsFresh(DateTimeOffset at) => time.GetUtcNow() is var now && now >= at && now - at < ReadAgainAfter;

    internal static bool IsReadFailure(Exception failure) =>
        failure is WrongSettingException or IOException or UnauthorizedAccessException or CryptographicException
            || StorageFailure.Is(failure);

    private static string NameOf(int number) => Prefix + number.ToString("D4", CultureInfo.InvariantCulture);

    private static int NumberOf(string name) => int.Parse(name.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private sealed record Reading(KeySet Keys, DateTimeOffset At, DateTimeOffset TriedAt);
}
