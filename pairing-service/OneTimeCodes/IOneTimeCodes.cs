namespace Pairing.Service.OneTimeCodes;

/// <summary>The storage of one-time codes.</summary>
public interface IOneTimeCodes
{
    /// <summary>Adds a code unless too many were requested. One at a time, on all nodes.</summary>
    /// <returns>Null: it is added. Otherwise the time until one can be requested.</returns>
    Task<TimeSpan?> AddAsync(OneTimeCode code, CancellationToken cancel);

    /// <summary>The newest code that this browser requested. Null: there is none.</summary>
    Task<OneTimeCode?> FindAsync(string browserHash, CancellationToken cancel);

    /// <summary>Takes one guess of an open code.</summary>
    /// <returns>False: it has none left, is used or has expired.</returns>
    Task<bool> TryGuessAsync(Guid id, DateTimeOffset now, CancellationToken cancel);

    /// <returns>True: this call has used the code. False: it was used before.</returns>
    Task<bool> TryUseAsync(Guid id, DateTimeOffset now, CancellationToken cancel);
}
