namespace Pairing.Service.Accounts;

/// <summary>What is needed of accounts besides Identity: the edge to storage.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(string id, CancellationToken cancel);

    /// <summary>
    /// Counts one wrong password, in one update. After <paramref name="limit"/> of them the account is throttled.
    /// </summary>
    /// <returns>Until when it is throttled; null if it is not.</returns>
    Task<DateTimeOffset?> CountFailedSignInAsync(string id, int limit, DateTimeOffset until, CancellationToken cancel);
}
