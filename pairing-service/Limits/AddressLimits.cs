using Pairing.Service.Grants;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Limits;

/// <summary>How much one address may ask of the endpoints for devices in a minute, and how often it may be wrong at the sign-in.</summary>
public sealed class AddressLimits(PairingSettings settings, Engine engine, IGrants grants, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What is asked about tokens or to end them counts too. Of this node alone: who has to go on waiting is told so without a look at the database.</summary>
    public SlidingWindow TokenRequests { get; } = new(settings.Limits.TokenRequests, Minute, time);

    /// <summary>Wrong passwords, for whatever names. Of this node alone, too: those for one name are counted in the database.</summary>
    public SlidingWindow SignIns { get; } = new(settings.Limits.WrongPasswordsPerAddress, 10 * Minute, time);

    private SlidingWindow NewCodes { get; } = new(settings.Limits.NewCodes, Minute, time);

    /// <summary>Takes one new code. Null when it is taken; else how long until there is one again.</summary>
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
            return null; // this process has given all that were given
        }

        var now = time.GetUtcNow();
        return await grants.AskedAtAsync(network, settings.Limits.NewCodes, now - Minute, cancel) + Minute - now;
    }
}
