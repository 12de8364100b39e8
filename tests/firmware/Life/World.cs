using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Tests.Cost;

namespace Pairing.Firmware.Tests.Life;

/// <summary>A device and a server by script.</summary>
internal sealed class World : DeviceWorld
{
    public const string Settings =
        """{"server":"http://pairing.local:5080","client_id":"screen","plain_http":true,"name":"Kitchen screen"}""";

    public World(string? settings = Settings)
        : base(new TestTime(), settings) => Server = new Server(this);

    public Server Server { get; }

    /// <summary>The instructions of the largest step, in the metered copy; else 0.</summary>
    public long LargestStep { get; private set; }

    protected override IHttp Http => Server;

    protected override int StepDevice()
    {
        long before = Meter.Count;
        int pause = base.StepDevice();
        LargestStep = Math.Max(LargestStep, Meter.Count - before);
        return pause;
    }
}
