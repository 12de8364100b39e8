namespace Pairing.Service.Devices;

/// <summary>Where paired devices are kept: the edge to storage.</summary>
public interface IDevices
{
    Task<Device?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The account's devices, the newest first; removed ones too, so that the owner sees why.</summary>
    Task<IReadOnlyList<Device>> OfAccountAsync(string accountId, CancellationToken cancel);

    Task<bool> RenameAsync(Guid id, string accountId, string name, CancellationToken cancel);

    /// <summary>Puts words on its screen; false where the account has no such device (any more).</summary>
    Task<bool> WriteAsync(Guid id, string accountId, string text, CancellationToken cancel);

    /// <summary>Ends the device and all its tokens. True for the call that ended it.</summary>
    Task<bool> RemoveAsync(Guid id, RemovalReason reason, DateTimeOffset now, CancellationToken cancel);

    Task SeenAsync(Guid id, DateTimeOffset now, CancellationToken cancel);
}
