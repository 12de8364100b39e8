using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>A paired device, and a server that has words for it and holds its requests until they change.</summary>
internal sealed class HomeWithWords
{
    public HomeWithWords()
    {
        World.Server.Token = () => Server.Tokens();
        World.Server.Words = asked => Server.Says(Words, asked, Wait);
        World.Server.HoldsMilliseconds = 25000;
    }

    public World World { get; } = new();

    /// <summary>As JSON has them.</summary>
    public string Words { get; set; } = "";

    /// <summary>What the server offers to hold, seconds; 0 for nothing.</summary>
    public int Wait { get; set; } = 25;

    public IEnumerable<Asked> Asks =>
        World.Server.Requests.Where(asked => asked.Url.EndsWith(WellKnown.DeviceScreen, StringComparison.Ordinal));

    /// <summary>Home, and the first request for words is under way.</summary>
    public void Arrive() => World.RunTo<HomeScreen>().Run(2.5);
}
