using Pairing.Service.Settings;

namespace Pairing.Service.Limits;

/// <summary>Limits per network: requests of devices per minute and wrong passwords.</summary>
public sealed class AddressLimits(PairingSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Requests to the token, introspection and revocation endpoints. Counted per node, because a throttled poll must not
    /// cost a database call.
    /// </summary>
    public SlidingWindow TokenRequests { get; } = new(settings.Limits.TokenRequests, Minute, time);

    /// <summary>
    /// Wrong passwords for any name, counted per node. Wrong passwords for one name are counted in the database. A browser that
    /// has signed in to the account before is not counted here.
    /// </summary>
    public SlidingWindow SignIns { get; } = new(settings.Limits.WrongPasswordsPerAddress, 10 * Minute, time);
}
