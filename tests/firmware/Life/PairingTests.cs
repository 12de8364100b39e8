using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

public class PairingTests
{
    private readonly World _world = new();

    [Fact]
    public void A_new_device_joins_the_Wi_Fi_asks_shows_a_code_and_pairs()
    {
        int polls = 0;
        _world.Server.Token = () => ++polls < 3 ? Server.Error(Wire.AuthorizationPending) : Server.Tokens();
        _world.RunTo<ApprovedScreen>();
        Assert.Equal("ada", _world.Shown<ApprovedScreen>().Account);
        _world.RunTo<HomeScreen>();
        Assert.Equal(
            [typeof(StartingScreen), typeof(ConnectingScreen), typeof(AskingScreen), typeof(CodeScreen), typeof(ApprovedScreen),
                typeof(HomeScreen)],
            _world.Screens);
        Assert.Equal("Kitchen screen", _world.Home.Name);
        Assert.Equal("Connected", _world.Home.Status);
        _world.Run(1);
        Assert.Equal("access-1", _world.Server.Requests[^1].Bearer);
    }

    [Fact]
    public void The_request_says_who_asks_and_for_what()
    {
        _world.RunTo<CodeScreen>();
        Assert.Equal(
            "client_id=screen&scope=device+offline_access"
            + "&device_name=Kitchen+screen&device_model=Test+board&device_version=0.1.0",
            _world.Server.Requests.Single(asked => asked.Url.EndsWith("/ask", StringComparison.Ordinal)).Body);
    }

    [Fact]
    public void The_version_that_it_tells_is_the_one_that_was_built() =>
        Assert.StartsWith(Release.Version + ".", typeof(Device).Assembly.GetName().Version!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_screen_has_address_code_and_time_left()
    {
        _world.RunTo<CodeScreen>();
        CodeScreen screen = _world.Code;
        Assert.Equal("pairing.local:5080/d", screen.Address);
        Assert.Equal("WDJB-MJHT", screen.UserCode);
        Assert.Equal("http://PAIRING.LOCAL:5080/D/WDJBMJHT", screen.QrText);
        Assert.Equal(600, screen.SecondsLeft);
        Assert.Equal(600, screen.LifetimeSeconds);
        Assert.Equal(540, _world.Run(60).Code.SecondsLeft);
    }

    [Fact]
    public void The_countdown_moves_once_a_second()
    {
        _world.RunTo<CodeScreen>();
        int before = _world.Repaints;
        _world.Run(9);
        Assert.InRange(_world.Repaints - before, 9, 10);
    }

    [Fact]
    public void Code_and_QR_code_take_turns_by_themselves()
    {
        _world.RunTo<CodeScreen>();
        Assert.False(_world.Code.ShowsQr);
        Assert.True(_world.Run(11).Code.ShowsQr);
        Assert.False(_world.Run(10).Code.ShowsQr);
    }

    [Fact]
    public void A_press_turns_at_once_and_the_side_stays_for_half_a_minute()
    {
        _world.RunTo<CodeScreen>().Press();
        Assert.True(_world.Code.ShowsQr);
        Assert.True(_world.Run(28).Code.ShowsQr);
        Assert.False(_world.Run(3).Code.ShowsQr);
    }

    [Fact]
    public void Button_and_countdown_go_on_while_a_request_hangs()
    {
        _world.RunTo<CodeScreen>();
        _world.Server.Hangs = true;
        _world.Run(22);
        Assert.False(_world.Code.ShowsQr); // the face that counts
        int left = _world.Code.SecondsLeft;
        Assert.InRange(_world.Run(5).Code.SecondsLeft, left - 6, left - 5);
        _world.Press();
        Assert.True(_world.Code.ShowsQr);
    }

    [Fact]
    public void Without_an_address_that_holds_the_code_the_QR_code_holds_the_plain_one()
    {
        _world.Server.DeviceAuthorization = () => Server.Json(200, """
            {"device_code":"dc","user_code":"1234","verification_uri":"https://x.example/link/","expires_in":"300"}
            """);
        _world.RunTo<CodeScreen>();
        Assert.Equal("https://x.example/link/", _world.Code.QrText);
        Assert.Equal("x.example/link", _world.Code.Address);
    }

    [Fact]
    public void A_server_that_only_knows_OpenID_metadata_will_do()
    {
        _world.Server.OpenIdMetadata = _world.Server.Metadata;
        _world.Server.Metadata = () => Server.Json(404, "<html>");
        _world.RunTo<CodeScreen>();
    }

    [Fact]
    public void Endpoints_in_the_settings_spare_the_search()
    {
        World world = new($$"""
            {"server":"{{Server.Origin}}","plain_http":true,"client_secret":"s&t",
            "device_authorization_endpoint":"{{Server.Origin}}/ask","token_endpoint":"{{Server.Origin}}/token"}
            """);
        world.RunTo<CodeScreen>().Run(6);
        Assert.DoesNotContain(world.Server.Requests, asked => asked.Url.Contains(".well-known"));
        Assert.Contains("client_secret=s%26t", world.Server.Polls.First().Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Denied_says_so_and_a_press_asks_for_a_new_code()
    {
        _world.RunTo<CodeScreen>();
        _world.Server.Token = () => Server.Error(Wire.AccessDenied);
        _world.RunTo<DeniedScreen>().Run(3600);
        Assert.IsType<DeniedScreen>(_world.Screen);
        _world.Server.Token = () => Server.Error(Wire.AuthorizationPending);
        _world.Press();
        _world.RunTo<CodeScreen>(2);
    }

    [Fact]
    public void An_expired_code_is_renewed_three_times_and_then_waits_for_a_press()
    {
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 60);
        _world.RunTo<CodeScreen>().Run(3600);
        Assert.Equal(4, _world.Screens.Count(each => each == typeof(CodeScreen)));
        Assert.IsType<ExpiredScreen>(_world.Screen);
        Assert.False(_world.Shown<ExpiredScreen>().Renews);
        int asked = _world.Server.Requests.Count;
        _world.Run(86400);
        Assert.Equal(asked, _world.Server.Requests.Count);
        _world.Press();
        _world.RunTo<CodeScreen>(2).RunTo<ExpiredScreen>();
        Assert.True(_world.Shown<ExpiredScreen>().Renews);
    }

    [Fact]
    public void A_code_that_the_server_calls_expired_is_renewed_too()
    {
        int polls = 0;
        _world.Server.Token = () => Server.Error(++polls == 1 ? Wire.ExpiredToken : Wire.AuthorizationPending);
        _world.RunTo<ExpiredScreen>().RunTo<CodeScreen>();
    }

    [Fact]
    public void No_secret_is_in_the_log()
    {
        _world.Server.Token = () => Server.Tokens("SECRET-access", "SECRET-refresh");
        _world.Server.DeviceAuthorization = () => Server.Json(200, """
            {"device_code":"SECRET-code","user_code":"SECRET-user","verification_uri":"http://x/d","expires_in":600}
            """);
        _world.Server.Device = Server.InvalidToken;
        _world.Server.Refresh = () => Server.Tokens("SECRET-2", "SECRET-3");
        _world.RunTo<HomeScreen>().Run(700);
        Assert.DoesNotContain(_world.Log, line => line.Contains("SECRET"));
        Assert.Contains("paired", _world.Log);
    }
}
