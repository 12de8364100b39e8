using Pairing.Service.Grants;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Limits;

/// <summary>Limits per network: requests of devices per minute and wrong passwords.</summary>
public sealed class AddressLimits(PairingSettings settings, Engine engine, IGrants grants, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Requests to the token, introspection and revocation endpoints. Counted per node, because a throttled poll must not
    /// cost a database call.
    /// </summary>
    public SlidingWindow TokenRequests { get; } = new(settings.Limits.TokenRequests, Minute, time);

    /// <summary>
    /// Wrong passwords for any name, counted per node. Wrong passwords for one name are counted in the database.
    /// </summary>
    public SlidingWindow SignIns { get; } = new(settings.Limits.WrongPasswordsPerAddress, 10 * Minute, time);

    private SlidingWindow NewCodes { get; } = new(settings.Limits.NewCodes, Minute, time);

    /// <summary>Takes one new code. Null: taken. Otherwise the time until the next one is available.</summary>
    public async Task<TimeSpan?> TakeNewCodeAsync(string network, CancellationToken cancel)
    {
        if (await WaitOfAllNodesAsync(network, cancel) is { } all)
        {
            return all;
        }

        return NewCodes.TryTake(network, out var wait) ? null : wait;
    }

    private async Task<TimeSpan?> WaitOfAllNodesAsync(string network, CancellationToken cancel)
    {
        if (!engine.IsShared)
        {
            return null; // this process issued all of them
        }

        var now = time.GetUtcNow();
        return await grants.RequestedAtAsync(network, settings.Limits.NewCodes, now - Minute, cancel) + Minute - now;
    }
}
