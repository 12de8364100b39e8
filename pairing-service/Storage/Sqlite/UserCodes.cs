using System.Buffers.Binary;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Which user code is which grant's, in memory. Codes are random, so an index of them in the file would have a page of its log
/// written for each: half of what a new grant costs. One process serves from the file, so it sees each code that is made.
/// </summary>
public sealed class UserCodes(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Guid> _grants = [];
    private readonly Queue<(long Code, DateTimeOffset Until)> _ends = new();

    /// <summary>False when it is another grant's. One that is not stored after all keeps its code from others, for as long.</summary>
    public bool TryAdd(ReadOnlySpan<byte> hash, Guid grant, DateTimeOffset expiresAt)
    {
        long code = Key(hash);
        lock (_gate)
        {
            Forget();
            if (!_grants.TryAdd(code, grant))
            {
                return false;
            }

            _ends.Enqueue((code, expiresAt + StoredGrants.KnownAfterEnd));
            return true;
        }
    }

    /// <summary>The grant to look at, whose hash may still be another; <see cref="Guid.Empty"/>, which none has, where there is none.</summary>
    public Guid Find(ReadOnlySpan<byte> hash)
    {
        lock (_gate)
        {
            return _grants.GetValueOrDefault(Key(hash));
        }
    }

    /// <summary>In the order of their making; some end a little earlier, and are forgotten with those before them.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        while (_ends.TryPeek(out var first) && first.Until <= now)
        {
            _grants.Remove(_ends.Dequeue().Code);
        }
    }

    /// <summary>As random as the hash is. Of two codes that agree in it, the second is not given out.</summary>
    private static long Key(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64LittleEndian(hash);
}
