using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>Alone, since what is measured is the memory of the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public class MemoryAlone;

[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    private readonly World _world = new();

    [Fact]
    public void Ten_thousand_polls_neither_grow_nor_take_more_than_they_must()
    {
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 86400);
        _world.Server.KeepsRecord = false;
        _world.RunTo(ScreenKind.Code).Run(500);
        int polls = 0;
        HttpAnswer pending = Server.Error(Wire.AuthorizationPending);
        _world.Server.Token = () =>
        {
            polls++;
            return pending;
        };
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        _world.Run(50000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(10000, polls);
        Assert.InRange(after - before, long.MinValue, 16384);
        Assert.InRange(allocated / polls, 0, 6000); // bytes a poll, the JSON reader and the minutely flash record included
    }
}
