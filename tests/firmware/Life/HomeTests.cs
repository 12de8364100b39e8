using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

public class HomeTests
{
    private readonly World _world = new();

    public HomeTests()
    {
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<HomeScreen>().Run(1);
        _world.Server.Requests.Clear();
    }

    [Fact]
    public void It_asks_every_five_minutes_whether_it_is_still_paired()
    {
        _world.Run(3600);
        Assert.Equal(12, _world.Server.Requests.Count);
        Assert.All(_world.Server.Requests, asked => Assert.Equal(Server.Origin + "/api/device", asked.Url));
    }

    [Fact]
    public void An_expired_access_token_is_renewed_unseen()
    {
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () =>
        {
            _world.Server.Device = () => Server.Json(200, """{"account":"ada"}""");
            return Server.Tokens("access-2", "refresh-2");
        };
        _world.Run(301);
        Assert.Equal(["access-1", "", "access-2"], _world.Server.Requests.Select(asked => asked.Bearer));
        Assert.Equal("grant_type=refresh_token&refresh_token=refresh-1&client_id=screen", _world.Server.Requests[1].Body);
        Assert.Equal(typeof(HomeScreen), _world.Screens[^1]);
    }

    [Fact]
    public void A_renewed_token_outlives_a_restart_since_it_was_kept_before_it_was_used()
    {
        _world.Server.Device = () => Server.InvalidToken();
        _world.Run(310);
        _world.Server.Device = () => Server.Json(200, "{}");
        _world.PowerOn();
        _world.RunTo<HomeScreen>().Run(1);
        Assert.Equal("access-2", _world.Server.Requests[^1].Bearer);
    }

    [Fact]
    public void A_server_that_takes_no_token_is_not_asked_for_tokens_without_end()
    {
        _world.Server.Device = () => Server.InvalidToken();
        _world.Run(3600);
        Assert.InRange(_world.Server.Requests.Count, 12, 36);
    }

    [Fact]
    public void An_answer_without_a_new_refresh_token_leaves_the_old_one()
    {
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () => Server.Json(200, """{"access_token":"access-2","token_type":"bearer"}""");
        _world.Run(310);
        _world.Server.Requests.Clear();
        _world.Run(600);
        Assert.Contains(_world.Server.Requests, asked => asked.Body.Contains("refresh_token=refresh-1"));
    }

    [Fact]
    public void Removed_by_the_owner_it_says_so_forgets_its_tokens_and_a_press_pairs_again()
    {
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _world.RunTo<RemovedScreen>(310);
        Assert.DoesNotContain(_world.Flash.Names, name => name.StartsWith("tokens", StringComparison.Ordinal));
        Assert.IsType<RemovedScreen>(_world.Run(86400).Screen);
        _world.Server.Token = () => Server.Error(Wire.AuthorizationPending);
        _world.Press();
        _world.RunTo<CodeScreen>(2);
    }

    [Fact]
    public void Only_invalid_token_makes_it_doubt_its_token()
    {
        _world.Server.Device = () => HttpResponse.Of(401, "", "Basic realm=\"a proxy\"");
        _world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _world.Run(3600);
        Assert.IsType<HomeScreen>(_world.Screen);
        Assert.All(_world.Server.Requests, asked => Assert.Equal("", asked.Body));
    }

    [Fact]
    public void A_server_without_such_an_address_is_asked_once()
    {
        _world.Server.Device = () => HttpResponse.Of(404, "");
        _world.Run(86400);
        Assert.Single(_world.Server.Requests);
        Assert.IsType<HomeScreen>(_world.Screen);
    }

    [Fact]
    public void Refused_in_some_other_way_it_stays_paired()
    {
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () => Server.Error(Wire.InvalidClient, 401);
        Assert.IsType<HomeScreen>(_world.Run(3600).Screen);
    }

    [Fact]
    public void Without_the_server_it_stays_at_home_offline_and_asks_at_most_once_a_minute()
    {
        _world.Server.IsDown = true;
        _world.Run(86400);
        Assert.IsType<HomeScreen>(_world.Screen);
        Assert.Equal("Offline", _world.Home.Status);
        Assert.InRange(_world.Server.Requests.Count, 1000, 1443);
        _world.Server.IsDown = false;
        Assert.Equal("Connected", _world.Run(67).Home.Status);
    }

    [Fact]
    public void The_account_may_get_another_name()
    {
        _world.Server.Device = () => Server.Json(200, """{"account":"ada lovelace"}""");
        Assert.Equal("ada lovelace", _world.Run(301).Home.Account);
        _world.PowerOn();
        Assert.Equal("ada lovelace", _world.RunTo<HomeScreen>().Home.Account);
    }

    [Fact]
    public void Removed_while_it_sleeps_it_lights_the_panel_to_say_so()
    {
        Assert.Equal(Brightness.Off, _world.Run(301).Screen.Brightness);
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _world.RunTo<RemovedScreen>(310);
        Assert.Equal(Brightness.Full, _world.Screen.Brightness);
    }

    [Fact]
    public void It_dims_after_a_minute_sleeps_after_five_and_a_press_wakes_it()
    {
        Assert.Equal(Brightness.Full, _world.Run(58).Screen.Brightness);
        Assert.Equal(Brightness.Dim, _world.Run(3).Screen.Brightness);
        Assert.Equal(Brightness.Dim, _world.Run(236).Screen.Brightness);
        Assert.Equal(Brightness.Off, _world.Run(4).Screen.Brightness);
        _world.Press();
        Assert.Equal(Brightness.Full, _world.Screen.Brightness);
        Assert.IsType<HomeScreen>(_world.Screen);
    }

    [Fact]
    public void A_press_asks_the_server_at_once()
    {
        _world.Press();
        Assert.Single(_world.Server.Requests);
        _world.Server.Device = () => Server.InvalidToken();
        _world.Server.Refresh = () => Server.Error(Wire.InvalidGrant);
        _world.Press();
        _world.RunTo<RemovedScreen>(1);
    }

    [Fact]
    public void It_drifts_two_pixels_a_minute_within_its_frame()
    {
        int x = _world.Home.DriftX;
        int y = _world.Home.DriftY;
        for (int minute = 0; minute < 200; minute++)
        {
            _world.Run(60);
            Assert.Equal(2, Math.Abs(_world.Home.DriftX - x));
            Assert.InRange(Math.Abs(_world.Home.DriftY - y), 0, 2);
            (x, y) = (_world.Home.DriftX, _world.Home.DriftY);
            Assert.InRange(x, 0, 8);
            Assert.InRange(y, 0, 8);
        }
    }
}
