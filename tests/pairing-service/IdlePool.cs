namespace Pairing.Service.Tests;

/// <summary>Things of one test, emptied, that wait for another test of the same profile.</summary>
/// <param name="most">The number that may wait. Beyond it, the one that has waited longest leaves.</param>
internal sealed class IdlePool<T>(int most)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<(string Profile, T Item)> _idle = []; // the one that has waited longest is the first

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _idle.Select(idle => idle.Item)];
            }
        }
    }

    /// <summary>Null: none waits.</summary>
    public T? Take(string profile)
    {
        lock (_gate)
        {
            int at = _idle.FindLastIndex(idle => idle.Profile == profile);
            if (at < 0)
            {
                return null;
            }

            var item = _idle[at].Item;
            _idle.RemoveAt(at);
            return item;
        }
    }

    /// <returns>The one that leaves, for its user to close; null for none.</returns>
    public T? Keep(string profile, T item)
    {
        lock (_gate)
        {
            _idle.Add((profile, item));
            if (_idle.Count <= most)
            {
                return null;
            }

            var surplus = _idle[0].Item;
            _idle.RemoveAt(0);
            return surplus;
        }
    }
}
