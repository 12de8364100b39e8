namespace Pairing.Service.Storage;

/// <summary>Whether the database takes writes, by the last one.</summary>
public sealed class WriteHealth(TimeProvider time)
{
    /// <summary>After this time without a write, a check has to try one.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private long _writtenAt;
    private volatile bool _works;

    /// <summary>A write succeeded a moment ago.</summary>
    public bool IsProven => _works && time.GetElapsedTime(Interlocked.Read(ref _writtenAt)) < Fresh;

    public void Succeed()
    {
        Interlocked.Exchange(ref _writtenAt, time.GetTimestamp());
        _works = true;
    }

    public void Fail() => _works = false;
}
