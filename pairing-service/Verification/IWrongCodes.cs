namespace Pairing.Service.Verification;

/// <summary>The storage of wrong codes.</summary>
public interface IWrongCodes
{
    /// <summary>
    /// Runs one entry at a time, on all nodes, so that concurrent guesses do not get around the limit. It first deletes wrong
    /// codes that are older than the window.
    /// </summary>
    /// <param name="enter">Gets the time and the wrong codes of the window; returns its result and the wrong code to add, if
    /// any.</param>
    Task<T> EnterAsync<T>(
        Guesser who, TimeSpan window, Func<DateTimeOffset, WrongCodeHistory, Task<(T Result, WrongCode? Wrong)>> enter,
        CancellationToken cancel);

    /// <summary>How many there are later than <paramref name="since"/>.</summary>
    Task<int> CountAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>The wrong codes since then.</summary>
    Task<IReadOnlyList<WrongCode>> ListAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>Deletes those of one account, or all (null). Returns their number.</summary>
    Task<int> ForgetAsync(string? accountId, CancellationToken cancel);
}
