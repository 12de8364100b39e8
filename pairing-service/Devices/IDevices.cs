using Pairing.Service.Audit;

namespace Pairing.Service.Devices;

/// <summary>The storage of paired devices.</summary>
public interface IDevices
{
    Task<Device?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The device, and whether its account is disabled, in one query.</summary>
    Task<(Device? Device, bool IsDisabled)> FindWithAccountAsync(Guid id, CancellationToken cancel);

    /// <summary>The account's devices, newest first. Includes removed devices, so that the owner sees the reason.</summary>
    Task<IReadOnlyList<Device>> FindByAccountAsync(string accountId, CancellationToken cancel);

    Task<bool> RenameAsync(Guid id, string accountId, string name, CancellationToken cancel);

    /// <summary>Sets the screen text. False: the account does not have this device.</summary>
    Task<bool> WriteAsync(Guid id, string accountId, string text, CancellationToken cancel);

    /// <summary>Removes the device and revokes all its tokens. True: this call removed it.</summary>
    /// <param name="happened">Recorded in the same transaction, with the device, its name and its account.</param>
    Task<bool> RemoveAsync(
        Guid id, RemovalReason reason, DateTimeOffset now, CancellationToken cancel, AuditEvent? happened = null);

    Task MarkSeenAsync(Guid id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>All devices of all accounts, newest first, removed ones too.</summary>
    Task<IReadOnlyList<OwnedDevice>> ListAsync(CancellationToken cancel);
}
