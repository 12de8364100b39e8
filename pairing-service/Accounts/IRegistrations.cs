namespace Pairing.Service.Accounts;

/// <summary>The storage of registrations.</summary>
public interface IRegistrations
{
    /// <summary>
    /// Counts a registration before its account is made, unless it has to wait. Runs one at a time, on all nodes, so that many at
    /// once do not get around the limit.
    /// </summary>
    /// <param name="check">Gets the registrations of the same site, and returns the wait. Zero: none.</param>
    /// <returns>The id (null: it has to wait) and the wait.</returns>
    Task<(long? Id, TimeSpan Wait)> CountAsync(
        Registration registration, Func<IReadOnlyList<Registration>, TimeSpan> check, CancellationToken cancel);

    /// <summary>The account was not made.</summary>
    Task ForgetAsync(long id, CancellationToken cancel);

    /// <summary>All, by an operator. Returns their number.</summary>
    Task<int> ForgetAllAsync(CancellationToken cancel);

    /// <summary>All that count.</summary>
    Task<IReadOnlyList<Registration>> ListAsync(DateTimeOffset now, CancellationToken cancel);
}
