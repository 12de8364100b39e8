namespace Pairing.Service.Accounts;

/// <summary>The storage of wrong passwords.</summary>
public interface IWrongPasswords
{
    /// <summary>
    /// Counts a password as wrong before it is checked, unless it has to wait. Runs one at a time, on all nodes, so that
    /// concurrent guesses do not get around the limit.
    /// </summary>
    /// <param name="attempt">The password, with the time of the request.</param>
    /// <param name="hasSecondFactor">See <see cref="PasswordThrottle.Check"/>.</param>
    Task<CountedPassword> CountAsync(WrongPassword attempt, bool hasSecondFactor, CancellationToken cancel);

    /// <summary>The password was right, or could not be checked.</summary>
    Task ForgetAsync(long id, CancellationToken cancel);

    /// <summary>Those for one name, or all (null): of an account that has a new password, or by an operator.</summary>
    /// <returns>Their number.</returns>
    Task<int> ForgetAllAsync(string? name, CancellationToken cancel);

    /// <summary>All that count.</summary>
    Task<IReadOnlyList<WrongPassword>> ListAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <param name="Id">Null: it has to wait and must not be checked.</param>
/// <param name="Throttled">The wait of this password or, if it is counted, of the next one.</param>
public sealed record CountedPassword(long? Id, Throttled Throttled);
