using System.Text;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Tests.Settings;

public class SettingsStoreTests
{
    private const string Old = """{"server":"https://old"}""";
    private const string New = """{"server":"https://new.example.com"}""";

    [Theory]
    [InlineData(0)] // CutLeaves.APart
    [InlineData(1)] // CutLeaves.TheOld
    public void A_cut_at_any_step_leaves_the_old_settings_or_the_new(int leaves)
    {
        bool wasNew = false;
        for (int steps = 0; ; steps++)
        {
            RamFlash flash = new() { CutLeaves = (CutLeaves)leaves };
            flash.Put("pairing.json", Encoding.UTF8.GetBytes(Old));
            flash.StepsLeft = steps;
            bool isWhole = IsWhole(() => SettingsStore.Write(flash, New));
            flash.StepsLeft = null;
            Assert.True(SettingsStore.Finish(flash));
            string kept = Encoding.UTF8.GetString(flash.Read("pairing.json")!);
            Assert.True(kept == New || (kept == Old && !wasNew), $"after {steps} steps: {kept}");
            wasNew = kept == New;
            Assert.Equal(["pairing.json"], flash.Names.Where(name => name == "pairing.json" || wasNew));
            if (isWhole)
            {
                Assert.True(wasNew);
                return;
            }
        }
    }

    [Fact]
    public void A_cut_while_it_finishes_is_finished_later()
    {
        for (int steps = 0; ; steps++)
        {
            RamFlash flash = new();
            flash.Put("pairing.json", Encoding.UTF8.GetBytes(Old));
            flash.StepsLeft = 60; // the record is whole, the file is not
            Assert.False(IsWhole(() => SettingsStore.Write(flash, New)));
            flash.StepsLeft = steps;
            bool isWhole = IsWhole(() => SettingsStore.Finish(flash));
            flash.StepsLeft = null;
            SettingsStore.Finish(flash);
            Assert.Equal(New, Encoding.UTF8.GetString(flash.Read("pairing.json")!));
            if (isWhole)
            {
                return;
            }
        }
    }

    [Theory]
    [InlineData("", "{\"a\":1}")]
    [InlineData("{}", "{\"a\":1}")]
    [InlineData("rubbish", "{\"a\":1}")]
    [InlineData("{\"a\":0}", "{\"a\":1}")]
    [InlineData(" { \"b\" : [1,{\"a\":2}] , \"a\" : \"x,}\" }\n", "{\"a\":1,\"b\" : [1,{\"a\":2}]}")]
    [InlineData("{\"b\":\"\\\",\\\"a\\\":\",\"c\":2}", "{\"a\":1,\"b\":\"\\\",\\\"a\\\":\",\"c\":2}")]
    public void A_member_takes_its_place_and_the_others_stay(string before, string after) =>
        Assert.Equal(after, SettingsText.With(before, "a", "1"));

    private static bool IsWhole(Func<bool> act)
    {
        try
        {
            return act();
        }
        catch (PowerCut)
        {
            return false;
        }
    }
}
