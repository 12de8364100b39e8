using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Flash;

/// <summary>The configuration block: the network to join, and the board's own.</summary>
public sealed partial class FlashStorage
{
    /// <summary>The network in the configuration block; null: none.</summary>
    public WifiNetwork? Network { get; private set; }

    /// <summary>True: the stack joins <see cref="Network"/> at power-on, before the firmware asks.</summary>
    public bool AutoConnect { get; private set; }

    /// <summary>The board's own network in the configuration block; null: none was ever set.</summary>
    public AccessPoint? AccessPoint { get; private set; }

    /// <summary>Keeps network credentials, as `nanoff --networkdeployment` and SaveConfiguration do.</summary>
    public void Deploy(WifiNetwork? network, bool autoConnect = true)
    {
        Network = network;
        AutoConnect = autoConnect;
        _folder?.WriteNetwork(network, autoConnect);
    }

    internal void KeepAccessPoint(AccessPoint? own)
    {
        AccessPoint = own;
        _folder?.WriteAccessPoint(own);
    }
}
