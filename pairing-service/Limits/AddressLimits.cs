using Pairing.Service.Settings;

namespace Pairing.Service.Limits;

/// <summary>How much one address may ask of the endpoints for devices in a minute.</summary>
public sealed class AddressLimits(PairingSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public SlidingWindow NewCodes { get; } = new(settings.Limits.NewCodes, Minute, time);
    public SlidingWindow TokenRequests { get; } = new(settings.Limits.TokenRequests, Minute, time);
}
