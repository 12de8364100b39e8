namespace Pairing.Service.Sessions;

/// <summary>The storage of sessions.</summary>
public interface ISessions
{
    /// <summary>Starts a session and ends the one that the same browser had, in one write.</summary>
    /// <param name="ended">The id of the earlier session. Null: there was none.</param>
    Task AddAsync(Session session, Guid? ended, CancellationToken cancel);

    /// <summary>
    /// Null: it has ended, its account is disabled or removed, or the account has another security stamp. One read.
    /// </summary>
    Task<FoundSession?> FindAsync(string hash, SessionBounds bounds, CancellationToken cancel);

    /// <summary>Does nothing if another request has done it in the last minutes.</summary>
    Task MarkSeenAsync(Guid id, string network, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The account's valid sessions, the one that was seen last first.</summary>
    Task<IReadOnlyList<Session>> ListAsync(string accountId, SessionBounds bounds, CancellationToken cancel);

    /// <returns>True: this call ended it. False: the account has no such session.</returns>
    Task<bool> EndAsync(Guid id, string accountId, CancellationToken cancel);

    /// <summary>Ends all sessions of the account, or all but one.</summary>
    /// <returns>Their number.</returns>
    Task<int> EndAllAsync(string accountId, Guid? except, CancellationToken cancel);

    /// <summary>Deletes sessions that are no longer valid, at most so many.</summary>
    /// <returns>Their number.</returns>
    Task<int> SweepAsync(SessionBounds bounds, int batch, CancellationToken cancel);
}
