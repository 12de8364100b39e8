using Pairing.Service.Settings;

namespace Pairing.Service.Sessions;

/// <summary>
/// How long sessions last. Computed from the settings and not stored, so that a shorter setting also ends older sessions.
/// </summary>
public sealed class SessionLife(PairingSettings settings, TimeProvider time)
{
    /// <summary>The time between two writes of "last seen".</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>The clocks of nodes differ. A later time is from a while in which the date was wrong, and is void.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public TimeSpan Maximum { get; } = TimeSpan.FromDays(settings.Sessions.MaximumDays);

    public TimeSpan Idle { get; } = TimeSpan.FromDays(settings.Sessions.IdleDays);

    public SessionBounds Now()
    {
        var now = time.GetUtcNow();
        return new SessionBounds(now, now - Maximum, now + Ahead, now - Idle);
    }

    /// <summary>When the session ends if nobody visits again.</summary>
    public DateTimeOffset EndOf(Session session)
    {
        var (last, idle) = (session.CreatedAt + Maximum, session.LastSeenAt + Idle);
        return idle < last ? idle : last;
    }
}

/// <summary>A session is valid if it was created between two times and seen after a third one.</summary>
public sealed record SessionBounds(
    DateTimeOffset Now, DateTimeOffset CreatedAfter, DateTimeOffset CreatedBefore, DateTimeOffset SeenAfter);
