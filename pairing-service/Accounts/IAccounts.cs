namespace Pairing.Service.Accounts;

/// <summary>The storage of accounts, for what Identity does not do.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(string id, CancellationToken cancel);

    /// <summary>
    /// Counts one wrong password, in one update. After <paramref name="limit"/> of them the account is throttled.
    /// </summary>
    /// <returns>The end of the throttling. Null: the account is not throttled.</returns>
    Task<DateTimeOffset?> CountFailedSignInAsync(string id, int limit, DateTimeOffset until, CancellationToken cancel);

    /// <summary>By the name that the owner signs in with, in any case.</summary>
    Task<Account?> FindByNameAsync(string name, CancellationToken cancel);

    /// <summary>The accounts that are throttled after wrong passwords.</summary>
    Task<IReadOnlyList<Account>> FindThrottledAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets the wrong passwords of one account, or of all (null).</summary>
    /// <returns>The number of accounts that had any.</returns>
    Task<int> EndThrottlingAsync(string? id, CancellationToken cancel);
}
