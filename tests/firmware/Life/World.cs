using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Tests.Life;

/// <summary>A device and a server by script.</summary>
internal sealed class World : DeviceWorld
{
    public const string Settings =
        """{"server":"http://pairing.local:5080","client_id":"screen","plain_http":true,"name":"Kitchen screen"}""";

    public World(string? settings = Settings)
        : base(new TestTime(), settings) => Server = new Server(this);

    public Server Server { get; }

    protected override IHttp Http => Server;
}
