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
}
