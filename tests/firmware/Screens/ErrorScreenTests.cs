using System.Text.RegularExpressions;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Alive;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Screens.Parts;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Tests.Life;
using Pairing.Tests;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>Each trouble as a device that has it shows it: cause, code, what to do, and who makes the next step.</summary>
public class ErrorScreenTests
{
    private static readonly Dictionary<string, Func<ErrorScreen>> Troubles = new()
    {
        ["SET-1"] = () => Of(new World(null)),
        ["SET-2"] = () => Of(new World("rubbish")),
        ["SET-3"] = () => Of(new World("{}")),
        ["SET-4"] = () => Of(new World("""{"server":"http://a"}""")),
        ["SET-5"] = () => OfHardware(Trouble.Of(Trouble.UnknownBoard, "esp32-devkitt")),
        ["SET-6"] = () => OfHardware(Trouble.Of(Trouble.UnknownPanel, "ssd1306-64x128")),
        ["SET-7"] = () => OfHardware(Trouble.Of(Trouble.WrongPin, "sda: 34 can only read")),
        ["SET-8"] = () => OfHardware(Trouble.Of(Trouble.SharedPin, "sda and button both on 9")),
        ["SET-9"] = () => Of(new World("""{"server":"https://a","plain_http":4.5}""")),
        ["PRV-1"] = () => Of(new World("""{"provider":"amazonas","client_id":"c"}""")),
        ["PRV-2"] = () => Of(new World("""{"provider":"google","client_id":"c"}""")),
        ["NET-1"] = OfNoNetwork,
        ["NET-2"] = () => OfMetadata(HttpResponse.Failed(HttpFailure.NameNotFound)),
        ["NET-3"] = () => OfMetadata(HttpResponse.Failed(HttpFailure.NotReached)),
        ["NET-4"] = () => OfMetadata(HttpResponse.Failed(HttpFailure.TimedOut)),
        ["NET-5"] = () => OfMetadata(HttpResponse.Failed(HttpFailure.Broken)),
        ["TLS-1"] = () => OfMetadata(HttpResponse.Failed(HttpFailure.NotSecure)),
        ["CLK-1"] = () => Of(new World("""{"server":"https://pair.example.com"}""") { HasTime = false }),
        ["CLK-2"] = () =>
            Of(new World("""{"server":"https://pair.example.com"}""") { ToldDate = new(2056, 11, 15, 0, 0, 0, TimeSpan.Zero) }),
        ["SRV-1"] = () => OfMetadata(HttpResponse.Of(404, "")),
        ["SRV-2"] = () => OfCode(HttpResponse.Of(200, """{"device_code":"dc"}""")),
        ["SRV-3"] = () => OfMetadata(HttpResponse.Of(502, "")),
        ["SRV-4"] = () => OfCode(Server.Error("unauthorized_client")),
        ["SRV-5"] = () => OfMetadata(HttpResponse.Failed(HttpFailure.TooLong)),
        ["SRV-6"] = () => OfCode(HttpResponse.Of(429, "", retryAfter: "600")),
        ["SRV-7"] = () => OfMetadata(HttpResponse.Of(302, "", location: "https://pairing.local/x")),
        ["SRV-8"] = () => OfMetadata(HttpResponse.Of(200, "<html>hotel</html>")),
        ["MEM-1"] = OfFlash,
        ["MEM-2"] = OfUnreadable,
        ["RST-1"] = () => new SafeMode(new World(), new World()).Screen,
    };

    [Fact]
    public void None_is_left_out()
    {
        string sources = string.Join('\n', Repository.FirmwareSources().Select(File.ReadAllText));
        string[] codes =
            [.. Regex.Matches(sources, "\"([A-Z]{3}-\\d)\"").Select(code => code.Groups[1].Value).Distinct().Order()];
        Assert.Equal(codes, Troubles.Keys.Order());
    }

    [Theory, MemberData(nameof(All))]
    public void Each_says_its_code_its_cause_what_to_do_and_what_comes_next(string code, int width, int height)
    {
        ErrorScreen screen = Troubles[code]();
        Assert.Equal(code, screen.ErrorCode);
        Assert.NotEqual("", screen.Cause);
        Assert.NotEqual("", screen.Advice);
        Assert.True(
            (screen.RetrySeconds > 0) != (screen.Press.Length > 0), "either it tries again by itself or it waits for a press");
        Golden.Check($"errors/{code}-{width}x{height}", Golden.Drawn(width, height, screen));
    }

    /// <summary>The longest words that providers are known for, and a sentence of one.</summary>
    [Theory, MemberData(nameof(ServerWords))]
    public void A_servers_own_words_are_whole_on_each_panel(string word, int width, int height)
    {
        ErrorScreen screen = OfCode(Server.Error(word));
        Assert.Equal(word, screen.Cause);
        string[] lines = Lines.Wrap(word, width / SmallFont.Width, 8);
        Assert.Equal(word, string.Join(word.Contains(' ') ? " " : "", lines));
        Canvas whole = Golden.Drawn(width, height, screen);
        Assert.All(lines, line => Assert.True(Contains(whole, line), $"'{line}' is not to be seen"));
    }

    /// <summary>Somewhere in the middle of the panel's width.</summary>
    private static bool Contains(Canvas canvas, string line)
    {
        int x = (canvas.Width - line.Length * SmallFont.Width) / 2;
        Canvas wanted = new(canvas.Width, SmallFont.Height);
        Centred.Small(wanted, 0, line);
        return Enumerable.Range(0, canvas.Height - SmallFont.Height + 1).Any(y =>
            Enumerable.Range(0, SmallFont.Height - 1).All(row =>
                Enumerable.Range(0, canvas.Width).All(column => wanted.Get(column, row) == canvas.Get(column, y + row))));
    }

    [Fact]
    public void The_seconds_to_the_next_try_count_down()
    {
        World world = new();
        world.Server.IsDown = true;
        world.RunTo<ErrorScreen>();
        int first = world.Error.RetrySeconds;
        Assert.Equal(first - 4, world.Run(4).Error.RetrySeconds);
    }

    public static TheoryData<string, int, int> All()
    {
        TheoryData<string, int, int> all = [];
        foreach (string code in Troubles.Keys)
        {
            foreach ((int width, int height) in EachPanelAttribute.Sizes)
            {
                all.Add(code, width, height);
            }
        }

        return all;
    }

    public static TheoryData<string, int, int> ServerWords()
    {
        TheoryData<string, int, int> all = [];
        string[] words =
        [
            "incorrect_client_credentials", "unsupported_response_type", "device_flow_disabled", "invalid device code",
            "invalid_client", "Invalid OAuth access token",
        ];
        foreach (string word in words)
        {
            foreach ((int width, int height) in EachPanelAttribute.Sizes)
            {
                all.Add(word, width, height);
            }
        }

        return all;
    }

    private static ErrorScreen Of(World world) => world.RunTo<ErrorScreen>(200).Error;

    private static ErrorScreen OfHardware(Trouble trouble)
    {
        World world = new();
        world.Hardware.Trouble = trouble;
        return Of(world);
    }

    private static ErrorScreen OfNoNetwork()
    {
        World world = new() { Name = "" };
        SetupNote.Close(world.Flash);
        return Of(world);
    }

    private static ErrorScreen OfMetadata(HttpResponse answer)
    {
        World world = new();
        world.Server.Metadata = () => answer;
        world.Server.OpenIdMetadata = () => answer;
        return Of(world);
    }

    private static ErrorScreen OfCode(HttpResponse answer)
    {
        World world = new();
        world.Server.DeviceAuthorization = () => answer;
        return Of(world);
    }

    private static ErrorScreen OfFlash()
    {
        World world = new();
        world.RunTo<CodeScreen>();
        world.Server.Token = () => Server.Tokens();
        world.Flash.Refuses = true;
        return Of(world);
    }

    private static ErrorScreen OfUnreadable()
    {
        World world = new();
        world.Flash.Unreadable.Add("pairing.json");
        return Of(world);
    }
}
