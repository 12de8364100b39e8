using Pairing.Protocol;
using Pairing.Service.Clients;

namespace Pairing.Service.Devices;

/// <summary>A paired device: the result of a redeemed grant and the owner of its tokens.</summary>
public sealed class Device
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string AccountId { get; init; }
    public required string ClientId { get; init; }

    /// <summary>The owner's name for the device. Initially the name that the device reported, or its client's name.</summary>
    public required string Name { get; set; }

    /// <summary>Whether the name is the device's own word, so that pages mark it as not verified.</summary>
    public bool IsNameReported { get; set; }

    /// <summary>The text for the device's screen. Empty: none.</summary>
    public string ScreenText { get; set; } = "";

    public string? Model { get; init; }
    public string? Version { get; init; }
    public required string Scope { get; init; }
    public required DateTimeOffset PairedAt { get; init; }

    /// <summary>The address of the device authorization request.</summary>
    public required string PairedFrom { get; init; }

    public DateTimeOffset? LastSeenAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public RemovalReason RemovedBecause { get; set; }

    public bool IsRemoved => RemovedAt is not null;

    /// <summary>Whether the device can read its screen text.</summary>
    public bool HasScreen => ScopeChoice.Words(Scope).Contains(Defaults.DeviceScope, StringComparer.Ordinal);
}
