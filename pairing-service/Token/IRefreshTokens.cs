using Pairing.Service.Devices;

namespace Pairing.Service.Token;

/// <summary>Where refresh tokens are kept, by their hashes: the edge to storage.</summary>
public interface IRefreshTokens
{
    /// <summary>The token as it stands, dead ones too; null where nobody ever had it.</summary>
    Task<RefreshToken?> FindAsync(string tokenHash, CancellationToken cancel);

    /// <summary>The device whose family a token belongs to, dead tokens and removed devices too.</summary>
    Task<Device?> FindDeviceAsync(string tokenHash, CancellationToken cancel);

    /// <summary>One step of the chain, all or nothing; the table at <see cref="RefreshToken"/> says which.</summary>
    /// <param name="now">When the request came.</param>
    Task<Rotation> RotateAsync(string tokenHash, string successorHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Deletes up to <paramref name="batch"/> dead tokens made before <paramref name="madeBefore"/>; the number deleted.</summary>
    Task<int> SweepAsync(DateTimeOffset madeBefore, int batch, CancellationToken cancel);
}

/// <summary>What became of a refresh token that was shown.</summary>
public enum Rotation
{
    /// <summary>The successor is good.</summary>
    Done,

    /// <summary>The device has been removed, or nobody ever had this token.</summary>
    Unknown,

    /// <summary>It was dead: the device has now been removed.</summary>
    Reused,

    /// <summary>A request that came later has been answered; nothing has changed.</summary>
    Overtaken,
}
