extern alias board;
using board::Pairing.Firmware.Core.Network;
using board::Pairing.Firmware.Core.Phases;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>The real firmware, in the service's time. Its power can fail, and Air carries its requests.</summary>
internal sealed class Board : DeviceWorld
{
    private const string Settings = $$"""{"server":"{{Air.Server}}","plain_http":true,"name":"Kitchen screen"}""";

    public Board(RunningService service, MishapsAtService atService, bool leavesOld, Random random)
        : base(service.Clock, Settings)
    {
        Flash.CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart;
        Chance = random.NextDouble;
        Air = new Air(service, atService, this, random);
    }

    public Air Air { get; }

    public Phase Phase => Device.Phase;

    protected override IHttp Http => Air;

    public async Task LiveUntilAsync(Func<bool> isDone)
    {
        while (!isDone())
        {
            try
            {
                int pause = Step();
                Assert.Null(Setup.Access); // a board with Wi-Fi opens no network
                if (!await Air.TryCarryAsync())
                {
                    Pass(pause);
                }
            }
            catch (PowerCut)
            {
                Pass((int)(Chance() * 10_000));
                Flash.StepsLeft = null;
                PowerOn();
            }
        }
    }
}
