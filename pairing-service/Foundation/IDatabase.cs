namespace Pairing.Service.Foundation;

/// <summary>The database as a whole, for what starts the service and for its health check: the edge to storage.</summary>
public interface IDatabase
{
    /// <summary>Where the data is stored, for the operator and without a password.</summary>
    string Place { get; }

    /// <summary>Migrates the database to this version, one process at a time.</summary>
    Task PrepareAsync(CancellationToken cancel);

    /// <summary>Called once it is prepared, by the process that serves, before its first request.</summary>
    Task OpenAsync(CancellationToken cancel);

    /// <summary>Reads from it; throws if it cannot be reached.</summary>
    Task CheckAsync(CancellationToken cancel);
}
