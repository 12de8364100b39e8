using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>Lives of every kind, one after the other in one flash, and the power goes anywhere in them.</summary>
public class FlashLivesTests
{
    private const int Cuts = 5000; // in each of two models of the flash

    [Theory]
    [InlineData(false, 8628)]
    [InlineData(true, 6749)]
    public void However_often_the_power_goes_each_record_is_the_one_from_before_or_the_new_one(bool leavesOld, int seed)
    {
        Random random = new(seed);
        RamFlash flash = new() { CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart };
        flash.Put("pairing.json", System.Text.Encoding.UTF8.GetBytes(World.Settings));
        int[] kinds = new int[Kinds];
        int paired = 0;
        for (int cuts = 0; cuts < Cuts;)
        {
            int kind = random.Next(Kinds);
            Dictionary<string, List<byte[]?>> states =
                new() { ["tokens"] = [Record(flash, "tokens")], ["code"] = [Record(flash, "code")] };
            paired += states["tokens"][0] == null ? 0 : 1;
            flash.Asked = (name, file) => Note(states, name, file);
            flash.StepsLeft = random.Next(900);
            double chance = random.NextDouble();
            try
            {
                Live(new World(null) { Flash = flash, Chance = () => chance }, kind, random);
            }
            catch (PowerCut)
            {
                cuts++;
                kinds[kind]++;
            }

            flash.StepsLeft = null;
            flash.Asked = null;
            foreach ((string name, List<byte[]?> sequence) in states)
            {
                byte[]? after = Record(flash, name);
                Assert.True(
                    sequence.TakeLast(2).Any(state => Same(state, after)),
                    $"{name} after {cuts} cuts, in a life of kind {kind}, is neither the record from before nor the new one");
            }
        }

        Assert.All(kinds, count => Assert.InRange(count, 50, Cuts));
        Assert.InRange(paired, 500, int.MaxValue);
    }

    private const int Kinds = 6;

    private static void Live(World world, int kind, Random random)
    {
        switch (kind)
        {
            case 0: // waits, and writes the code down every minute
                world.Run(random.Next(5, 400));
                break;
            case 1: // is approved
                world.Server.Token = () => Server.Tokens("access-" + random.Next(), new string('r', random.Next(1, 200)));
                world.Run(60);
                break;
            case 2: // renews its tokens
                int checks = 0;
                world.Server.Device = () => checks++ % 2 == 0 ? Server.InvalidToken() : Server.Json(200, """{"account":"ada"}""");
                world.Server.Refresh = () => Server.Tokens("access-" + random.Next(), "refresh-" + random.Next());
                world.Server.Token = () => Server.Tokens();
                world.Run(1500);
                break;
            case 3: // is reset
                world.Server.Token = () => Server.Tokens();
                world.Run(random.Next(3, 20)).Hold(10.5);
                world.IsDown = false;
                world.Run(3);
                break;
            case 4: // is removed by its owner
                world.Server.Device = Server.InvalidToken;
                world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
                world.Server.Token = () => Server.Tokens();
                world.Run(30).Press().Run(30);
                break;
            default: // is declined and asks again; somebody else's name comes back
                int polls = 0;
                world.Server.Token = () => polls++ == 0 ? Server.Error(Wire.AccessDenied) : Server.Tokens();
                world.Server.Device = () => HttpResponse.Of(200, $$"""{"account":"{{random.Next()}}"}""");
                world.Run(20).Press().Run(700);
                break;
        }
    }

    /// <summary>What a record was to become, step by step; a wipe deletes two files and is one step.</summary>
    private static void Note(Dictionary<string, List<byte[]?>> states, string name, byte[]? file)
    {
        if (states.TryGetValue(name.Split('.')[0], out List<byte[]?>? sequence))
        {
            byte[]? record = file?[8..^4]; // between header and checksum
            if (!Same(sequence[^1], record))
            {
                sequence.Add(record);
            }
        }
    }

    private static byte[]? Record(RamFlash flash, string name) => new Slots(flash, name).Read();

    private static bool Same(byte[]? one, byte[]? other) =>
        one == null ? other == null : other != null && one.SequenceEqual(other);
}
