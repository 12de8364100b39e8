using System.Text.RegularExpressions;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;
using Pairing.Tests;

namespace Pairing.Firmware.Tests.Life;

/// <summary>
/// What docs/power.md tells of the radio: the requests of an hour, each on a connection of its own, counted on the device's
/// clock, which leaps.
/// </summary>
public class RadioHourTests
{
    [Fact]
    public void A_code_that_is_polled_every_5_seconds() => Told("a code, polled every 5 s", CodeHour(""));

    [Fact]
    public void A_code_whose_polls_are_held() => Told("a code, polls held for 25 s", CodeHour(",\"prefer_wait\":25"));

    [Fact]
    public void A_code_without_a_server() => Told("a code, server away", CodeHour("", isDown: true));

    [Fact]
    public void Home_with_words_that_are_held() => Told("home, words held for 25 s", HomeHour(wait: 25));

    [Fact]
    public void Home_with_words_that_are_not_held() => Told("home, words asked each minute", HomeHour(wait: 0));

    [Fact]
    public void Home_of_a_provider() => Told("home, a provider's profile", ProviderHour());

    private static int CodeHour(string prefer, bool isDown = false)
    {
        World world = new();
        world.Server.DeviceAuthorization = () => Server.Json(200, $$"""
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"https://x/d","expires_in":86400,
            "interval":5{{prefer}}}
            """);
        world.Server.HoldsMilliseconds = 25_000;
        world.Server.Token = () => prefer.Length == 0
            ? Server.Error(Wire.AuthorizationPending)
            : HttpResponse.Of(400, """{"error":"authorization_pending"}""", preference: "wait=25");
        world.RunTo<CodeScreen>();
        world.Server.IsDown = isDown;
        return Count(world);
    }

    private static int HomeHour(int wait)
    {
        HomeWithWords home = new() { Wait = wait };
        home.Arrive();
        return Count(home.World);
    }

    /// <summary>Its access token is renewed within the hour.</summary>
    private static int ProviderHour()
    {
        World world = new("""{"provider":"google","client_id":"c","client_secret":"s"}""");
        world.Server.Provider = asked => asked.Url.EndsWith("/code", StringComparison.Ordinal)
            ? Server.Json(200, """
                {"device_code":"dc","user_code":"AB-CD","verification_url":"https://x.example","expires_in":600}
                """)
            : asked.Url.EndsWith("/token", StringComparison.Ordinal) ? Server.Tokens()
            : Server.Json(200, """{"name":"Ada"}""");
        world.RunTo<HomeScreen>();
        return Count(world);
    }

    private static int Count(World world)
    {
        world.Run(120); // the first requests come at once
        world.Server.Requests.Clear();
        world.Run(3600);
        return world.Server.Requests.Count;
    }

    private static void Told(string state, int requests)
    {
        Match told = Regex.Match(Repository.Read("docs/power.md"), $@"\| {Regex.Escape(state)} \| (?<requests>[\d,]+) \|");
        Assert.True(told.Success, $"docs/power.md lacks: | {state} | {requests} |");
        int page = int.Parse(told.Groups["requests"].Value.Replace(",", "", StringComparison.Ordinal), null);
        Assert.InRange(requests, page * 0.97, page * 1.03); // back-off has a part of chance
    }
}
