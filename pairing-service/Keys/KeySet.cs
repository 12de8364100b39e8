using Pairing.Service.Token;

namespace Pairing.Service.Keys;

/// <summary>All keys that there are, oldest first, and who of them does what at a given time.</summary>
/// <param name="keys">By their numbers; at least one.</param>
/// <param name="margin">What clocks and nodes may be late.</param>
public sealed class KeySet(IReadOnlyList<SigningKey> keys, TimeSpan margin)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(AccessTokens.LongestLifetime);

    public IReadOnlyList<SigningKey> All => keys;
    public SigningKey Newest => keys[^1];

    /// <summary>The newest whose time has come; with a clock that was set back, the oldest.</summary>
    public SigningKey SignerAt(DateTimeOffset now) => keys.LastOrDefault(key => key.SignsFrom <= now) ?? keys[0];

    public KeyState StateOf(SigningKey key, DateTimeOffset now)
    {
        var signer = SignerAt(now);
        return key.Number == signer.Number ? KeyState.Signing
            : key.Number > signer.Number ? KeyState.Announced
            : now < LastNeeded(key) ? KeyState.Retired
            : KeyState.Over;
    }

    /// <summary>The one that signs first: some clients take whichever stands first.</summary>
    public IEnumerable<SigningKey> PublishedAt(DateTimeOffset now) =>
        keys.Select(key => (Key: key, State: StateOf(key, now)))
            .Where(one => one.State != KeyState.Over)
            .OrderByDescending(one => one.State == KeyState.Signing).ThenByDescending(one => one.Key.Number)
            .Select(one => one.Key);

    /// <summary>When the last token that an older one signed has ended. The newest is needed without an end.</summary>
    public DateTimeOffset LastNeeded(SigningKey key) =>
        keys.FirstOrDefault(next => next.Number > key.Number) is { } next ? next.SignsFrom + LongestLife + margin : DateTimeOffset.MaxValue;
}
