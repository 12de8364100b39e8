namespace Pairing.Service.Accounts;

/// <summary>The storage of wrong passwords.</summary>
public interface IWrongPasswords
{
    /// <summary>
    /// Counts a password as wrong before it is checked, unless it has to wait. Runs one at a time, on all nodes, so that
    /// concurrent guesses do not get around the limit.
    /// </summary>
    /// <param name="attempt">The password, with the time of the request.</param>
    Task<CountedPassword> CountAsync(WrongPassword attempt, CancellationToken cancel);

    /// <summary>The password was right, or could not be checked.</summary>
    Task ForgetAsync(long id, CancellationToken cancel);

    /// <summary>The account has a new password, so guesses at the old one do not matter.</summary>
    Task ForgetAllAsync(string name, CancellationToken cancel);
}

/// <param name="Id">Null: it has to wait and must not be checked.</param>
/// <param name="Throttled">The wait of this password or, if it is counted, of the next one.</param>
public sealed record CountedPassword(long? Id, Throttled Throttled);
