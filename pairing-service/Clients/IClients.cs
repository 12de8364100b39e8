using Pairing.Service.Audit;

namespace Pairing.Service.Clients;

/// <summary>The storage of clients that were added by command.</summary>
public interface IClients
{
    Task<IReadOnlyList<StoredClient>> AllAsync(CancellationToken cancel);

    /// <summary>False: the id already exists.</summary>
    Task<bool> AddAsync(StoredClient client, CancellationToken cancel, AuditEvent? happened = null);

    /// <summary>
    /// Removes the client and all its devices in one transaction. Returns the number of devices removed. Null: the client
    /// does not exist.
    /// </summary>
    Task<int?> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);
}
