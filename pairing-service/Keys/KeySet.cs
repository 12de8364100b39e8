using Pairing.Service.Settings;

namespace Pairing.Service.Keys;

/// <summary>All signing keys, oldest first, and their states at a given time.</summary>
/// <param name="keys">The keys by number, at least one.</param>
/// <param name="margin">Allowance for clocks and nodes that are late.</param>
public sealed class KeySet(IReadOnlyList<SigningKey> keys, TimeSpan margin)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(AccessTokenLifetimes.Longest);

    public IReadOnlyList<SigningKey> All => keys;
    public SigningKey Newest => keys[^1];

    /// <summary>The newest key that can sign now. If the clock was set back, the oldest key.</summary>
    public SigningKey SignerAt(DateTimeOffset now) => keys.LastOrDefault(key => key.SignsFrom <= now) ?? keys[0];

    public KeyState StateOf(SigningKey key, DateTimeOffset now)
    {
        var signer = SignerAt(now);
        return key.Number == signer.Number ? KeyState.Signing
            : key.Number > signer.Number ? KeyState.Announced
            : now < LastNeeded(key) ? KeyState.Retired
            : KeyState.Over;
    }

    /// <summary>The keys with the signing key first, because some clients use only the first one.</summary>
    public IEnumerable<SigningKey> PublishedAt(DateTimeOffset now) =>
        keys.Select(key => (Key: key, State: StateOf(key, now)))
            .Where(one => one.State != KeyState.Over)
            .OrderByDescending(one => one.State == KeyState.Signing).ThenByDescending(one => one.Key.Number)
            .Select(one => one.Key);

    /// <summary>The expiry of the last token that the key signed. For the newest key, there is no end.</summary>
    public DateTimeOffset LastNeeded(SigningKey key) =>
        keys.FirstOrDefault(next => next.Number > key.Number) is { } next
            ? next.SignsFrom + LongestLife + margin
            : DateTimeOffset.MaxValue;
}
