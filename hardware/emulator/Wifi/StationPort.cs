using System.Net;

namespace Pairing.Emulator.Wifi;

/// <summary>A UDP port of a station (a phone) in the board's own network.</summary>
internal sealed class StationPort(int number, IPEndPoint host)
{
    /// <summary>As the board sees it.</summary>
    public int Number => number;

    /// <summary>Where on the host it really is.</summary>
    public IPEndPoint Host => host;

    /// <summary>The station's address in the network; null: it has none yet.</summary>
    public IPAddress? Address { get; set; }
}
