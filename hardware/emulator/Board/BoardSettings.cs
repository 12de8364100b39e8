using System;
using System.Collections.Generic;
using Pairing.Emulator.Panel;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Board;

/// <summary>What a virtual board is made of. Every value has a use as it stands.</summary>
public sealed record BoardSettings
{
    /// <summary>How the board is soldered.</summary>
    public BoardKind Kind { get; init; } = BoardKind.Esp32DevKit;

    /// <summary>What the panel is; null: no panel is connected.</summary>
    public PanelKind? Panel { get; init; } = PanelKind.Ssd1306;

    /// <summary>The board's time. Timers of the firmware run by it, so a test may hold it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the flash is kept over the emulator's own end; null: in memory only.</summary>
    public string? FlashFolder { get; init; }

    /// <summary>The networks in the air at first.</summary>
    public WifiNetwork[] Networks { get; init; } = [new("Emulated Wi-Fi", "emulated")];

    /// <summary>What `nanoff --networkdeployment` would have left in the flash; null: nothing.</summary>
    public WifiNetwork? DeployedNetwork { get; init; } = new("Emulated Wi-Fi", "emulated");

    /// <summary>
    /// The authorities that `nanoff --networkdeployment` (CACertificatesPath) would have left in the board's store. Its TLS layer
    /// trusts them besides the one that a request brings; the chip has none built in.
    /// </summary>
    public HostCertificates DeployedAuthorities { get; init; } = [];

    /// <summary>
    /// Who plays a public authority, by its subject: nobody but itself has its key, so that a test's own makes certificates in
    /// its stead. The firmware still brings the true root, and trusts none other by it.
    /// </summary>
    public IReadOnlyDictionary<string, HostCertificate> AuthorityPlayers { get; init; } =
        new Dictionary<string, HostCertificate>();

    /// <summary>How long it takes to join a network.</summary>
    public TimeSpan JoinTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The program that runs from power-on; Pairing's firmware unless a test puts its own here.</summary>
    public Action Program { get; init; } = Firmware.Program.Main;
}
