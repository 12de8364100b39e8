using Pairing.Service.Grants;
using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>
/// The limit on new codes per minute: of a network at all nodes together, of the wider prefixes at each node.
/// </summary>
public sealed class NewCodeLimits(PairingSettings settings, IGrants grants, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SlidingWindow _ofThisNode = new(settings.Limits.NewCodes, Minute, time);

    /// <summary>Takes one new code. Null: it is taken. Otherwise the time until the next one is free.</summary>
    public async Task<TimeSpan?> TakeAsync(string network, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await grants.RequestedAtAsync(
            network, settings.Limits.NewCodes, now - Minute, now + StoredWindow.Skew, cancel) is { } requestedAt)
        {
            return StoredWindow.Left(requestedAt, Minute, now);
        }

        return _ofThisNode.TryTake(Prefixes.Of(network), out var left) ? null : left;
    }
}
