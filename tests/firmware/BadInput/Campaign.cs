using System.Diagnostics;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.BadInput;

/// <summary>What all lives with bad input have: the chance, the picture that must be there, and the largest step.</summary>
internal abstract class Campaign(Random random)
{
    private readonly Canvas _panel = new(128, 64);

    public long LargestStep { get; private set; }

    protected Random Random { get; } = random;

    protected Damage Damage { get; } = new(random);

    /// <summary>The panel shows something, unless it sleeps; drawn now and then, since that takes most of the time.</summary>
    protected void Look(World world)
    {
        LargestStep = Math.Max(LargestStep, world.LargestStep);
        if (Damage.Chance(8) && world.Screen.Brightness != Brightness.Off)
        {
            new Painter().Paint(_panel, world.Screen);
            Judge(world, _panel.Bytes.Any(column => column != 0), "shows nothing");
        }
    }

    protected static void Judge(World world, bool holds, string fault)
    {
        if (!holds)
        {
            string error = world.Screen is ErrorScreen shown ? $"{shown.ErrorCode} {shown.Cause}" : "";
            string log = string.Join('\n', world.Log.TakeLast(60).Distinct().TakeLast(12));
            throw new UnreachableException($"The device {fault}. It shows {world.Screen.GetType().Name} {error}\n{log}");
        }
    }
}
