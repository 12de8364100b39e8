using Pairing.Protocol;
using Pairing.Service.Clients;

namespace Pairing.Service.Devices;

/// <summary>A paired device: what a redeemed grant became, and the head of its family of tokens.</summary>
public sealed class Device
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string AccountId { get; init; }
    public required string ClientId { get; init; }

    /// <summary>What the owner calls it; at first what the device said of itself.</summary>
    public required string Name { get; set; }

    /// <summary>What its owner wants to read on its screen; empty for nothing.</summary>
    public string ScreenText { get; set; } = "";

    public string? Model { get; init; }
    public string? Version { get; init; }
    public required string Scope { get; init; }
    public required DateTimeOffset PairedAt { get; init; }

    /// <summary>The address from which it asked.</summary>
    public required string PairedFrom { get; init; }

    public DateTimeOffset? LastSeenAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public RemovalReason RemovedBecause { get; set; }

    public bool IsRemoved => RemovedAt is not null;

    /// <summary>It may ask what to show.</summary>
    public bool HasScreen => ScopeChoice.Words(Scope).Contains(Defaults.DeviceScope, StringComparer.Ordinal);
}
