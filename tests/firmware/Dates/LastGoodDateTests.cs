using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.Dates;

public class LastGoodDateTests
{
    private const string Settings = """
        {"server":"https://pairing.local:5080","device_authorization_endpoint":"https://pairing.local:5080/ask",
        "token_endpoint":"https://pairing.local:5080/token"}
        """;
    private const long Good = LastGoodDate.Earliest + (500 * 86400L);

    private readonly RamFlash _flash = new();

    [Theory]
    [InlineData(0, DateVerdict.Unknown)]
    [InlineData(LastGoodDate.Earliest - 1, DateVerdict.Unknown)]
    [InlineData(LastGoodDate.Earliest, DateVerdict.Good)]
    [InlineData(LastGoodDate.Earliest + LastGoodDate.Reach, DateVerdict.Good)]
    [InlineData(LastGoodDate.Earliest + LastGoodDate.Reach + 1, DateVerdict.Wrong)]
    public void A_new_board_believes_what_lies_within_twenty_years(long date, DateVerdict verdict) =>
        Assert.Equal(verdict, new LastGoodDate(_flash).Judge(date));

    [Theory]
    [InlineData(Good - LastGoodDate.Slack - 1, DateVerdict.Wrong)]
    [InlineData(Good - LastGoodDate.Slack, DateVerdict.Good)]
    [InlineData(Good + LastGoodDate.Reach, DateVerdict.Good)]
    [InlineData(Good + LastGoodDate.Reach + 1, DateVerdict.Wrong)]
    public void After_a_restart_nothing_before_the_last_good_date_is_believed(long date, DateVerdict verdict)
    {
        new LastGoodDate(_flash).Keep(Good);
        Assert.Equal(verdict, new LastGoodDate(_flash).Judge(date));
    }

    [Fact]
    public void It_is_written_once_a_day_at_most()
    {
        LastGoodDate date = new(_flash);
        date.Keep(Good);
        date.Keep(Good + 86399);
        Assert.Equal(1, _flash.Writes);
        date.Keep(Good + 86400);
        Assert.Equal(2, _flash.Writes);
    }

    [Fact]
    public void A_date_that_is_wrong_never_becomes_the_floor()
    {
        LastGoodDate date = new(_flash);
        date.Keep(Good + LastGoodDate.Reach + 1);
        Assert.Equal(DateVerdict.Good, new LastGoodDate(_flash).Judge(Good));
    }

    [Fact]
    public void A_time_server_that_sets_the_clock_back_is_not_believed_and_the_screen_says_so()
    {
        World world = Paired();
        world.ToldDate = world.ToldDate.AddYears(-1);
        world.PowerOn();
        int asked = world.Server.Requests.Count;
        world.RunTo<ClockScreen>().Run(1);
        Assert.StartsWith("Wrong date 2025-11-2", world.Shown<ClockScreen>().Reason, StringComparison.Ordinal);
        Assert.Equal("CLK-2", world.RunTo<ErrorScreen>().Error.ErrorCode);
        Assert.Equal(asked, world.Server.Requests.Count);
        world.ToldDate = world.ToldDate.AddYears(1);
        world.RunTo<HomeScreen>();
    }

    [Fact]
    public void A_clock_that_is_set_back_while_the_device_is_at_home_ends_its_requests()
    {
        World world = Paired();
        world.ToldDate = world.ToldDate.AddYears(-1);
        int asked = world.Server.Requests.Count;
        world.HasAskedForTime = false;
        world.Run(3600);
        Assert.Equal(asked, world.Server.Requests.Count);
        Assert.True(world.HasAskedForTime);
        Assert.Equal("Wrong date", world.Home.Status);
        world.ToldDate = world.ToldDate.AddYears(1);
        Assert.Equal("Connected", world.Run(120).Home.Status);
    }

    [Fact]
    public void A_certificate_that_is_not_good_proves_no_date()
    {
        World world = new(Settings);
        world.Server.DeviceAuthorization = () => HttpResponse.Failed(HttpFailure.NotSecure);
        world.RunTo<ErrorScreen>();
        world.ToldDate = world.ToldDate.AddYears(-1);
        world.Server.DeviceAuthorization = Server.Code();
        world.PowerOn();
        world.RunTo<CodeScreen>();
    }

    [Fact]
    public void A_reset_forgets_it_so_that_a_date_once_believed_in_error_is_no_end()
    {
        World world = Paired();
        world.ToldDate = world.ToldDate.AddYears(-1);
        world.Press(10.5);
        world.RunTo<CodeScreen>();
    }

    [Fact]
    public void Without_TLS_no_date_is_asked_for_or_kept()
    {
        World world = new() { HasTime = false };
        world.Server.Token = () => Server.Tokens();
        world.RunTo<HomeScreen>().Run(86400 * 2);
        Assert.False(world.HasAskedForTime);
        Assert.Null(world.Flash.Read("date.0"));
    }

    private static World Paired()
    {
        World world = new(Settings);
        world.Server.Token = () => Server.Tokens();
        world.RunTo<HomeScreen>().Run(5);
        return world;
    }
}
