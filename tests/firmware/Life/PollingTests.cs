using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

public class PollingTests
{
    private readonly World _world = new();

    [Fact]
    public void Polls_keep_the_interval_that_the_server_asks_for()
    {
        _world.Server.DeviceAuthorization = Server.Code(interval: "7");
        _world.RunTo<CodeScreen>().Run(60);
        Assert.Equal([7000, 7000, 7000, 7000, 7000, 7000, 7000], Gaps());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("\"\"")]
    public void Without_an_interval_it_is_five_seconds(string interval)
    {
        _world.Server.DeviceAuthorization = Server.Code(interval: interval);
        _world.RunTo<CodeScreen>().Run(21);
        Assert.Equal([5000, 5000, 5000], Gaps());
    }

    [Fact]
    public void Slow_down_adds_five_seconds_for_good()
    {
        int polls = 0;
        _world.Server.Token = () => Server.Error(++polls is 2 or 3 ? Wire.SlowDown : Wire.AuthorizationPending);
        _world.RunTo<CodeScreen>().Run(75);
        Assert.Equal([5000, 10000, 15000, 15000, 15000], Gaps());
    }

    [Fact]
    public void However_often_it_is_told_the_interval_ends_at_a_minute()
    {
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 3600);
        _world.Server.Token = () => Server.Error(Wire.SlowDown);
        _world.RunTo<CodeScreen>().Run(1800);
        Assert.Equal(60000, Gaps().Max());
    }

    [Fact]
    public void Without_an_answer_it_backs_off_to_a_minute_and_the_code_stays()
    {
        _world.RunTo<CodeScreen>().Run(6);
        _world.Server.IsDown = true;
        _world.Run(240);
        Assert.Equal([5000, 10000, 20000, 40000, 60300, 60300], Gaps());
        Assert.IsType<CodeScreen>(_world.Screen);
        Assert.Equal("WDJB-MJHT", _world.Code.UserCode);
        Assert.InRange(_world.Code.RetrySeconds, 1, 60);
    }

    [Fact]
    public void Jitter_only_ever_makes_it_later()
    {
        _world.Chance = () => 1;
        _world.RunTo<CodeScreen>().Run(6);
        _world.Server.IsDown = true;
        _world.Run(200);
        Assert.Equal([5000, 11000, 22000, 44000, 66300], Gaps());
    }

    [Fact]
    public void The_retry_counts_down_and_vanishes_with_the_first_answer()
    {
        _world.RunTo<CodeScreen>();
        _world.Server.IsDown = true;
        _world.Run(5.5);
        Assert.Equal(10, _world.Code.RetrySeconds);
        Assert.Equal(6, _world.Run(4).Code.RetrySeconds);
        _world.Server.IsDown = false;
        Assert.Equal(0, _world.Run(7).Code.RetrySeconds);
        _world.Run(20);
        Assert.Equal(5000, Gaps().Last());
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(302)]
    public void A_server_in_trouble_is_like_no_server(int status)
    {
        _world.RunTo<CodeScreen>();
        _world.Server.Token = () => HttpResponse.Of(status, "<html>");
        _world.Run(36);
        Assert.Equal([10000, 20000], Gaps());
        Assert.IsType<CodeScreen>(_world.Screen);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public void A_busy_server_is_polled_again_when_it_said_and_the_code_stays(int status)
    {
        _world.RunTo<CodeScreen>();
        _world.Server.Token = () => HttpResponse.Of(status, "<html>", retryAfter: "70");
        _world.Run(6);
        Assert.InRange(_world.Code.RetrySeconds, 69, 70);
        _world.Run(70);
        Assert.Equal([70000], Gaps());
        Assert.Equal("WDJB-MJHT", _world.Code.UserCode);
    }

    [Fact]
    public void Wi_Fi_that_went_away_is_joined_again_while_the_code_stays()
    {
        _world.RunTo<CodeScreen>();
        _world.Server.IsDown = true;
        _world.State = NetworkState.Down;
        _world.Run(6);
        Assert.Equal(2, _world.Joins);
        Assert.IsType<CodeScreen>(_world.Screen);
    }

    [Theory]
    [InlineData("invalid_client")]
    [InlineData("invalid_grant")]
    [InlineData("something_new")]
    public void Any_other_error_ends_the_attempt_with_its_name_on_the_screen(string error)
    {
        _world.RunTo<CodeScreen>();
        _world.Server.Token = () => Server.Error(error);
        _world.RunTo<ErrorScreen>().Run(3600);
        Assert.Equal(error, _world.Error.Cause);
        Assert.Equal("SRV-4", _world.Error.ErrorCode);
        Assert.Single(_world.Server.Polls);
    }

    [Fact]
    public void The_code_ends_by_the_devices_own_clock_with_one_last_poll()
    {
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 12);
        _world.RunTo<CodeScreen>();
        long shownAt = _world.Server.Requests[^1].At;
        _world.RunTo<ExpiredScreen>();
        Assert.Equal([5000, 10000, 15000], _world.Server.Polls.Select(poll => poll.At - shownAt));
    }

    [Fact]
    public void An_approval_of_the_last_second_is_collected()
    {
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 60);
        _world.Server.IsDown = false;
        _world.RunTo<CodeScreen>().Run(1);
        _world.Server.Token = () => HttpResponse.Failed(HttpFailure.TimedOut); // the ladder's next rung lies beyond the end
        _world.Run(58.5);
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<ApprovedScreen>(2);
    }

    [Fact]
    public void A_day_without_a_server_is_at_most_one_request_a_minute()
    {
        _world.Server.IsDown = true;
        _world.Run(86400);
        Assert.InRange(_world.Server.Requests.Count, 1430, 1440);
        Assert.Equal("NET-3", _world.Error.ErrorCode);
        _world.Server.IsDown = false;
        _world.RunTo<CodeScreen>();
    }

    private List<long> Gaps()
    {
        long[] at = [.. _world.Server.Polls.Select(poll => poll.At)];
        return [.. at.Skip(1).Select((time, i) => time - at[i])];
    }
}
