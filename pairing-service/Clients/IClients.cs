namespace Pairing.Service.Clients;

/// <summary>Where the clients that were added by command are kept: the edge to storage.</summary>
public interface IClients
{
    Task<IReadOnlyList<StoredClient>> AllAsync(CancellationToken cancel);

    /// <summary>False when there is one of that id already.</summary>
    Task<bool> AddAsync(StoredClient client, CancellationToken cancel);

    /// <summary>Ends the client and all its devices, all or nothing. The number of devices that this ended; null when there is none of that id.</summary>
    Task<int?> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancel);
}
