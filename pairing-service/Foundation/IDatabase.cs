namespace Pairing.Service.Foundation;

/// <summary>The whole database, for the start of the service and its health check.</summary>
public interface IDatabase
{
    /// <summary>The location of the data for log messages, without a password.</summary>
    string Place { get; }

    /// <summary>Throws if it cannot be reached now.</summary>
    Task ReachAsync(CancellationToken cancel);

    /// <summary>Migrates the database to this version, one process at a time.</summary>
    Task PrepareAsync(CancellationToken cancel);

    /// <summary>Called once it is prepared, by the process that serves, before its first request.</summary>
    Task OpenAsync(CancellationToken cancel);

    /// <summary>Reads from it; throws if it cannot be reached.</summary>
    Task CheckAsync(CancellationToken cancel);

    /// <summary>Throws if it does not take writes. Tries one only if none has succeeded just before.</summary>
    Task CheckWritesAsync(CancellationToken cancel);

    /// <summary>One line for the operator: the fault, and what to do. Null: not a fault of the database.</summary>
    string? Explain(Exception failure);
}
