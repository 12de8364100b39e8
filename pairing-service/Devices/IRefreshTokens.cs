using Pairing.Service.Audit;

namespace Pairing.Service.Devices;

/// <summary>The storage of refresh tokens, by their hashes.</summary>
public interface IRefreshTokens
{
    /// <summary>The token in any state. Null: it was never issued.</summary>
    Task<RefreshToken?> FindAsync(string tokenHash, CancellationToken cancel);

    /// <summary>The device that the token was issued to, also for dead tokens and removed devices.</summary>
    Task<Device?> FindDeviceAsync(string tokenHash, CancellationToken cancel);

    /// <summary>One rotation in one transaction. The table at <see cref="RefreshToken"/> defines it.</summary>
    /// <param name="now">The time of the request.</param>
    /// <param name="reused">Recorded in the same transaction if the token was dead.</param>
    Task<Rotation> RotateAsync(
        string tokenHash, string successorHash, DateTimeOffset now, CancellationToken cancel, AuditEvent? reused = null);

    /// <summary>
    /// Deletes up to <paramref name="batch"/> dead tokens issued before <paramref name="madeBefore"/> and returns the number
    /// deleted.
    /// </summary>
    Task<int> SweepAsync(DateTimeOffset madeBefore, int batch, CancellationToken cancel);
}

/// <summary>The result of using a refresh token.</summary>
public enum Rotation
{
    /// <summary>The successor is valid, from now on or since an earlier request with the same token.</summary>
    Done,

    /// <summary>The device was removed, or the token was never issued.</summary>
    Unknown,

    /// <summary>The token was dead, so this call removed the device.</summary>
    Reused,

    /// <summary>The token died while this request was on its way. Nothing has changed.</summary>
    Overtaken,
}
