using Microsoft.EntityFrameworkCore;
using Pairing.Service.Sessions;

namespace Pairing.Service.Storage;

public sealed class StoredSessions(IDbContextFactory<PairingDb> databases, Writer writer) : ISessions
{
    /// <summary>Of one account. A program that signs in again and again replaces its own sessions.</summary>
    public const int Most = 100;

    public Task AddAsync(Session session, Guid? ended, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            var earlier = database.Sessions.Where(s => s.AccountId == session.AccountId);
            var surplus = earlier.OrderByDescending(s => s.LastSeenAt).Skip(Most - 1).Select(s => s.Id);
            await database.Sessions.Where(s => s.Id == ended || surplus.Contains(s.Id)).ExecuteDeleteAsync(cancel);
            database.Sessions.Add(session);
            return await database.SaveChangesAsync(cancel);
        },
        cancel);

    public async Task<FoundSession?> FindAsync(string hash, SessionBounds bounds, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await Valid(database, bounds)
            .Where(one => one.Session.Hash == hash)
            .Select(one => new FoundSession(one.Session, one.Account.UserName!))
            .SingleOrDefaultAsync(cancel);
    }

    public Task MarkSeenAsync(Guid id, string network, DateTimeOffset now, CancellationToken cancel)
    {
        var (earlier, later) = (now - SessionLife.SeenEvery, now + SessionLife.SeenEvery);
        return writer.WriteAsync(
            database => database.Sessions
                .Where(s => s.Id == id && (s.LastSeenAt <= earlier || s.LastSeenAt >= later))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.Network, network), cancel),
            cancel);
    }

    public async Task<IReadOnlyList<Session>> ListAsync(string accountId, SessionBounds bounds, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await Valid(database, bounds).Select(one => one.Session)
            .Where(s => s.AccountId == accountId).OrderByDescending(s => s.LastSeenAt).ToListAsync(cancel);
    }

    public async Task<bool> EndAsync(Guid id, string accountId, CancellationToken cancel) =>
        await writer.WriteAsync(
            database => database.Sessions.Where(s => s.Id == id && s.AccountId == accountId).ExecuteDeleteAsync(cancel),
            cancel) == 1;

    public Task<int> EndAllAsync(string accountId, Guid? except, CancellationToken cancel) => writer.WriteAsync(
        database => database.Sessions
            .Where(s => s.AccountId == accountId && (except == null || s.Id != except)).ExecuteDeleteAsync(cancel),
        cancel);

    public Task<int> SweepAsync(SessionBounds bounds, int batch, CancellationToken cancel) => writer.WriteAsync(
        database => database.Sessions
            .Where(s => database.Sessions
                .Where(dead => dead.CreatedAt <= bounds.CreatedAfter || dead.LastSeenAt <= bounds.SeenAfter
                    || !database.Users.Any(a => a.Id == dead.AccountId && a.SecurityStamp == dead.Stamp))
                .OrderBy(dead => dead.Id).Select(dead => dead.Id).Take(batch).Contains(s.Id))
            .ExecuteDeleteAsync(cancel),
        cancel);

    private static IQueryable<SessionOfAccount> Valid(PairingDb database, SessionBounds bounds) =>
        from session in database.Sessions.AsNoTracking()
        join account in database.Users.AsNoTracking() on session.AccountId equals account.Id
        where session.Stamp == account.SecurityStamp && account.DisabledAt == null
            && session.CreatedAt > bounds.CreatedAfter && session.CreatedAt <= bounds.CreatedBefore
            && session.LastSeenAt > bounds.SeenAfter
        select new SessionOfAccount { Session = session, Account = account };

    private sealed class SessionOfAccount
    {
        public required Session Session { get; init; }
        public required Accounts.Account Account { get; init; }
    }
}
