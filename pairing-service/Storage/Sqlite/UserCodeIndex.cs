using System.Buffers.Binary;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Maps user codes to grants in memory. Codes are random, so an index in the file would log one page for each: half the cost
/// of a new grant. Only one process uses the file, so it sees every code.
/// </summary>
public sealed class UserCodeIndex(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Guid> _grants = [];
    private readonly Queue<(long Code, DateTimeOffset Until)> _ends = new();

    /// <summary>False: another grant has this code. A code that is not stored after all stays reserved for as long.</summary>
    public bool TryAdd(ReadOnlySpan<byte> hash, Guid grant, DateTimeOffset expiresAt)
    {
        long code = Key(hash);
        lock (_gate)
        {
            RemoveExpired();
            if (!_grants.TryAdd(code, grant))
            {
                return false;
            }

            _ends.Enqueue((code, expiresAt + StoredGrants.KnownAfterEnd));
            return true;
        }
    }

    /// <summary>A candidate whose hash can still differ. <see cref="Guid.Empty"/>, which no grant has: there is none.</summary>
    public Guid Find(ReadOnlySpan<byte> hash)
    {
        lock (_gate)
        {
            return _grants.GetValueOrDefault(Key(hash));
        }
    }

    /// <summary>In order of creation. Codes that end a little earlier are removed with those before them.</summary>
    private void RemoveExpired()
    {
        var now = time.GetUtcNow();
        while (_ends.TryPeek(out var first) && first.Until <= now)
        {
            _grants.Remove(_ends.Dequeue().Code);
        }
    }

    /// <summary>As random as the hash. If two codes have the same value, the second is not issued.</summary>
    private static long Key(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64LittleEndian(hash);
}
