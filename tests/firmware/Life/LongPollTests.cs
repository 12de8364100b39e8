using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>Polls that the server holds until somebody decides (RFC 7240), by a server that offers it.</summary>
public class LongPollTests
{
    private readonly World _world = new();

    public LongPollTests()
    {
        _world.Server.HoldsMilliseconds = 25000;
        _world.Server.DeviceAuthorization = Code("25");
        _world.Server.Token = Pending();
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("25", 25)]
    [InlineData("60", 25)]
    [InlineData("99999999999", 25)]
    [InlineData("null", 0)]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("\"soon\"", 0)]
    public void It_waits_for_as_long_as_is_offered_and_a_proxy_bears(string offered, int wait)
    {
        _world.Server.DeviceAuthorization = Code(offered);
        _world.RunTo<CodeScreen>().Run(30);
        Assert.Equal(wait, _world.Server.Polls.First().Wait);
    }

    [Fact]
    public void The_offer_may_stand_in_the_metadata()
    {
        _world.Server.Metadata = () => Server.Json(200, $$"""
            {"device_authorization_endpoint":"{{Server.Origin}}/ask","token_endpoint":"{{Server.Origin}}/token","prefer_wait":15}
            """);
        _world.Server.DeviceAuthorization = Server.Code();
        _world.RunTo<CodeScreen>().Run(30);
        Assert.Equal(15, _world.Server.Polls.First().Wait);
    }

    [Fact]
    public void The_first_comes_at_once_and_each_follows_on_the_one_before()
    {
        _world.RunTo<CodeScreen>().Run(99);
        Assert.InRange(_world.Server.Polls.First().At - _world.Server.Requests[1].At, 0, 100);
        Assert.Equal([25000, 25000, 25000], Gaps());
    }

    [Fact]
    public void An_approval_is_on_the_screen_as_soon_as_it_is_answered()
    {
        _world.RunTo<CodeScreen>().Run(26);
        _world.Server.HoldsMilliseconds = 7000;
        _world.Server.Token = () => Server.Tokens();
        _world.Run(24.5);
        _world.RunTo<ApprovedScreen>(1);
    }

    [Fact]
    public void Without_the_word_that_it_was_held_the_interval_is_kept()
    {
        _world.Server.Token = () => Server.Error(Wire.AuthorizationPending);
        _world.RunTo<CodeScreen>().Run(95);
        Assert.Equal([30000, 30000, 30000], Gaps());
    }

    [Fact]
    public void A_server_that_only_says_that_it_held_is_not_asked_without_end()
    {
        _world.Server.HoldsMilliseconds = 0;
        _world.RunTo<CodeScreen>().Run(21);
        Assert.Equal([5000, 5000, 5000, 5000], Gaps());
    }

    [Fact]
    public void Slow_down_counts_for_held_polls_too()
    {
        int polls = 0;
        _world.Server.HoldsMilliseconds = 8000;
        _world.Server.Token = () => ++polls == 1 ? Server.Error(Wire.SlowDown) : Pending()();
        _world.RunTo<CodeScreen>().Run(60);
        Assert.Equal([18000, 18000, 18000], Gaps()); // 8 s held are less than the 10 that the interval is now
    }

    [Theory]
    [InlineData(HttpFailure.Broken, 0)]
    [InlineData(HttpFailure.TimedOut, 0)]
    [InlineData(HttpFailure.None, 504)]
    [InlineData(HttpFailure.None, 502)]
    [InlineData(HttpFailure.None, 408)]
    public void Where_a_proxy_cuts_it_polls_plainly_and_nobody_sees_an_error(HttpFailure failure, int status)
    {
        _world.Server.Token = () =>
            failure == HttpFailure.None ? HttpResponse.Of(status, "<html>") : HttpResponse.Failed(failure);
        _world.RunTo<CodeScreen>().Run(24);
        for (int i = 0; i < 20; i++)
        {
            _world.Run(1);
            _world.Server.Token = Pending();
            Assert.Equal(0, _world.Code.RetrySeconds);
        }

        Assert.Equal([25, 0, 0, 0], _world.Server.Polls.Select(poll => poll.Wait).Take(4));
        Assert.Equal([30000, 5000, 5000], Gaps().Take(3));
    }

    [Fact]
    public void The_next_code_is_held_again()
    {
        _world.Server.DeviceAuthorization = Code("25", expiresIn: 60);
        _world.Server.Token = () => HttpResponse.Failed(HttpFailure.Broken);
        _world.RunTo<CodeScreen>().Run(24);
        _world.RunTo<ExpiredScreen>();
        _world.RunTo<CodeScreen>();
        _world.Run(1);
        Assert.Equal(25, _world.Server.Polls.Last().Wait);
    }

    [Fact]
    public void A_server_that_is_gone_is_told_as_ever()
    {
        _world.RunTo<CodeScreen>().Run(26);
        _world.Server.IsDown = true;
        _world.Run(26);
        Assert.InRange(_world.Code.RetrySeconds, 1, 20);
    }

    [Fact]
    public void The_time_left_goes_into_flash_each_minute_while_it_is_held()
    {
        _world.RunTo<CodeScreen>().Run(1);
        int writes = _world.Flash.Writes;
        _world.Run(300);
        Assert.InRange(_world.Flash.Writes - writes, 4, 5);
    }

    [Fact]
    public void After_a_restart_it_is_held_as_before()
    {
        _world.RunTo<CodeScreen>().Run(1);
        _world.PowerOn();
        _world.RunTo<CodeScreen>().Run(10);
        Assert.Equal([25, 25], _world.Server.Polls.Select(poll => poll.Wait));
    }

    private static Func<HttpResponse> Code(string wait, int expiresIn = 600) => () => Server.Json(200, $$"""
        {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"{{Server.Origin}}/d",
        "expires_in":{{expiresIn}},"interval":5,"prefer_wait":{{wait}}}
        """);

    private static Func<HttpResponse> Pending() => () =>
        HttpResponse.Of(400, """{"error":"authorization_pending"}""", preference: "wait=25");

    private List<long> Gaps()
    {
        long[] at = [.. _world.Server.Polls.Select(poll => poll.At)];
        return [.. at.Skip(1).Select((time, i) => time - at[i])];
    }
}
