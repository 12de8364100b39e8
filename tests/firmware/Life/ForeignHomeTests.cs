using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>
/// At home with a server that does not have our API: tokens go nowhere that was not offered, and are renewed in time.
/// </summary>
public class ForeignHomeTests
{
    private readonly World _world = new();
    private int _renewals;

    public ForeignHomeTests()
    {
        _world.Server.Token = () => Server.Tokens();
        _world.Server.Metadata = () => Metadata("");
        _world.Server.Refresh = () => Server.Tokens("access-" + (2 + _renewals), "refresh-" + (2 + _renewals++));
    }

    [Fact]
    public void What_the_device_is_called_goes_only_to_servers_that_name_the_parameters()
    {
        _world.RunTo<CodeScreen>();
        Assert.DoesNotContain("device_name", Ask(_world), StringComparison.Ordinal);
        World own = new();
        own.RunTo<CodeScreen>();
        Assert.EndsWith(
            "device_name=Kitchen+screen&device_model=Test+board&device_version=0.1.0", Ask(own), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_token_goes_to_our_API_only_where_the_metadata_offers_it()
    {
        _world.RunTo<HomeScreen>().Run(3000);
        Assert.DoesNotContain(_world.Server.Requests, asked => asked.Bearer.Length > 0);
        Assert.Equal("Connected", _world.Home.Status);
        _world.Press();
        Assert.DoesNotContain(_world.Server.Requests, asked => asked.Bearer.Length > 0);
    }

    [Fact]
    public void Tokens_are_renewed_when_nine_tenths_of_their_life_are_over()
    {
        _world.RunTo<HomeScreen>().Run(3200);
        Assert.Equal(0, _renewals);
        _world.Run(60);
        Assert.Equal(1, _renewals);
        _world.Run(3240 * 9);
        Assert.Equal(10, _renewals);
        Assert.Contains("refresh_token=refresh-10", _world.Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_renewed_in_time_over_a_restart_too()
    {
        _world.RunTo<HomeScreen>().Run(2000);
        _world.PowerOn();
        _world.RunTo<HomeScreen>().Run(1000);
        Assert.Equal(0, _renewals);
        _world.Run(300);
        Assert.Equal(1, _renewals);
    }

    [Fact]
    public void Found_too_late_after_a_night_without_power_they_are_renewed_at_once()
    {
        _world.RunTo<HomeScreen>();
        _world.Pass(86400000);
        _world.PowerOn();
        _world.RunTo<HomeScreen>().Run(2);
        Assert.Equal(1, _renewals);
        _world.Run(600);
        Assert.Equal(1, _renewals);
    }

    [Fact]
    public void Without_the_server_the_renewal_is_tried_again_and_the_screen_says_offline()
    {
        _world.RunTo<HomeScreen>().Run(3000);
        _world.Server.IsDown = true;
        Assert.Equal("Offline", _world.Run(300).Home.Status);
        _world.Server.IsDown = false;
        Assert.Equal("Connected", _world.Run(70).Home.Status);
        Assert.Equal(1, _renewals);
    }

    [Fact]
    public void A_renewal_that_is_refused_for_another_reason_is_tried_every_five_minutes()
    {
        int asked = 0;
        _world.Server.Refresh = () => ++asked > 0 ? Server.Error(Wire.InvalidClient, 401) : null!;
        _world.RunTo<HomeScreen>().Run(3240 + 3000);
        Assert.InRange(asked, 9, 12);
        Assert.IsType<HomeScreen>(_world.Screen);
    }

    [Fact]
    public void A_revoked_refresh_token_ends_the_pairing()
    {
        _world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _world.RunTo<HomeScreen>().RunTo<RemovedScreen>(3300);
    }

    [Fact]
    public void Without_a_refresh_token_nothing_is_asked()
    {
        _world.Server.Token = () => Server.Json(200, """{"access_token":"a","token_type":"bearer","expires_in":28800}""");
        _world.RunTo<HomeScreen>();
        _world.Server.Requests.Clear();
        _world.Run(86400);
        Assert.Empty(_world.Server.Requests);
        Assert.IsType<HomeScreen>(_world.Screen);
    }

    [Theory]
    [InlineData("""{"sub":"7","name":"Ada Lovelace"}""", "Ada Lovelace")]
    [InlineData("""{"login":"ada","name":null,"plan":{"name":"pro"},"x":[1]}""", "ada")]
    [InlineData("""{"user_id":"amzn1.account.K2"}""", "")]
    public void Userinfo_of_the_metadata_tells_whose_it_is(string body, string account)
    {
        World world = WithProfile(() => Server.Json(200, body));
        Assert.Equal(account, world.RunTo<HomeScreen>().Run(1).Home.Account);
        Assert.Equal("access-1", world.Server.Requests[^1].Bearer);
        world.Server.Requests.Clear();
        world.Run(3000);
        Assert.Empty(world.Server.Requests); // it is asked once an hour
    }

    [Theory]
    [InlineData(401, """{"message":"Bad credentials"}""")]
    [InlineData(400, """{"error":"invalid_token","error_description":"expired"}""")]
    public void A_profile_that_refuses_the_token_renews_it(int status, string body)
    {
        World world = WithProfile(() => Server.Json(200, """{"name":"Ada"}"""));
        world.RunTo<HomeScreen>().Run(1);
        world.Server.Refresh = () => Server.Tokens("access-2", "refresh-2", account: "");
        world.Server.Provider = asked => asked.Url.EndsWith("/me", StringComparison.Ordinal)
            ? asked.Bearer == "access-2" ? Server.Json(200, """{"name":"Ada L"}""") : Server.Json(status, body)
            : null;
        world.Press();
        world.Run(2);
        Assert.Equal("Ada L", world.Home.Account);
    }

    [Fact]
    public void A_profile_that_this_scope_does_not_have_is_asked_once()
    {
        World world = WithProfile(() => Server.Json(403, """{"error":"insufficient_scope"}"""));
        world.RunTo<HomeScreen>().Run(1);
        world.Server.Requests.Clear();
        world.Run(3000);
        Assert.Empty(world.Server.Requests);
        Assert.Equal("Connected", world.Home.Status);
    }

    [Fact]
    public void Tokens_of_older_firmware_belong_to_our_service()
    {
        World world = new();
        world.Server.Token = () => Server.Tokens();
        world.RunTo<HomeScreen>().Run(1);
        byte[] old = Texts.Pack("http://pairing.local:5080 screen", "access-0", "refresh-0", "ada");
        Slots slots = new(world.Flash, "tokens");
        slots.Write(old);
        world.PowerOn();
        world.RunTo<HomeScreen>().Run(1);
        Assert.Contains(world.Server.Requests, asked => asked.Url.EndsWith("/api/device") && asked.Bearer == "access-0");
    }

    private static HttpResponse Metadata(string more) => Server.Json(200, $$"""
        {"issuer":"{{Server.Origin}}","device_authorization_endpoint":"{{Server.Origin}}/ask",
        "token_endpoint":"{{Server.Origin}}/token"{{more}} }
        """);

    private static string Ask(World world) => world.Server.Requests.Single(asked => asked.Url.EndsWith("/ask")).Body;

    private static World WithProfile(Func<HttpResponse> profile)
    {
        World world = new($$"""
            {"server":"{{Server.Origin}}","plain_http":true,"scope":"openid profile"}
            """);
        world.Server.Token = () => Server.Tokens(account: "");
        world.Server.Metadata = () => Metadata($",\"userinfo_endpoint\":\"{Server.Origin}/me\"");
        world.Server.Provider = asked => asked.Url.EndsWith("/me", StringComparison.Ordinal) ? profile() : null;
        return world;
    }
}
