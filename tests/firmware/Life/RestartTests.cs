using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

public class RestartTests
{
    private readonly World _world = new();

    [Fact]
    public void A_paired_device_is_at_home_again_without_asking()
    {
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<HomeScreen>();
        _world.Screens.Clear();
        _world.PowerOn();
        _world.RunTo<HomeScreen>();
        Assert.Equal([typeof(StartingScreen), typeof(ConnectingScreen), typeof(HomeScreen)], _world.Screens);
        Assert.Equal("ada", _world.Home.Account);
    }

    [Fact]
    public void A_code_that_waits_is_shown_again_and_can_still_be_approved()
    {
        _world.RunTo<CodeScreen>().Run(130);
        _world.Server.Requests.Clear();
        _world.PowerOn();
        _world.RunTo<CodeScreen>();
        Assert.Equal("WDJB-MJHT", _world.Code.UserCode);
        Assert.InRange(_world.Code.SecondsLeft, 470, 480); // as it was written down after two minutes
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<ApprovedScreen>();
        Assert.Single(_world.Server.Requests);
        Assert.Contains("device_code=dc", _world.Server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_poll_after_a_restart_keeps_the_slower_interval()
    {
        int polls = 0;
        _world.Server.Token = () => Server.Error(++polls == 1 ? Wire.SlowDown : Wire.AuthorizationPending);
        _world.RunTo<CodeScreen>().Run(70);
        _world.PowerOn();
        _world.RunTo<CodeScreen>();
        long shownAt = _world.Milliseconds;
        _world.Server.Requests.Clear();
        _world.Run(12);
        Assert.InRange(_world.Server.Requests[0].At - shownAt, 9900, 10000);
    }

    [Theory]
    [InlineData("invalid_grant")]
    [InlineData("expired_token")]
    public void A_code_that_ended_while_the_power_was_off_is_replaced(string error)
    {
        _world.RunTo<CodeScreen>();
        _world.PowerOn();
        _world.Pass(7_000_000);
        _world.RunTo<CodeScreen>();
        int polls = 0;
        _world.Server.Token = () => Server.Error(++polls == 1 ? error : Wire.AuthorizationPending);
        _world.Run(20);
        Assert.Contains(_world.Server.Requests[^2].Url, new[] { Server.Origin + "/ask", Server.Origin + "/token" });
        Assert.IsType<CodeScreen>(_world.Screen);
        Assert.InRange(_world.Code.SecondsLeft, 580, 600);
    }

    [Fact]
    public void Tokens_and_codes_of_one_server_are_not_shown_to_another()
    {
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<HomeScreen>();
        _world.Flash.Put("pairing.json", """{"server":"http://other.local","plain_http":true}"""u8.ToArray());
        _world.Server.Requests.Clear();
        _world.PowerOn();
        _world.Run(60);
        Assert.IsNotType<HomeScreen>(_world.Screen);
        Assert.All(_world.Server.Requests, asked => Assert.Equal("", asked.Bearer + asked.Body));
    }

    /// <summary>The whole way from code to "Paired", with the power cut at every step that touches the flash.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cut_anywhere_while_it_pairs_it_comes_back_with_code_or_tokens_and_never_broken(bool leavesOld)
    {
        bool isDone = false;
        int cuts = 0;
        for (int steps = 0; !isDone; steps++)
        {
            World world = new();
            world.Flash.CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart;
            world.RunTo<CodeScreen>();
            world.Server.Token = () => Server.Tokens();
            world.Flash.StepsLeft = steps;
            try
            {
                world.RunTo<HomeScreen>();
                isDone = true;
            }
            catch (PowerCut)
            {
                cuts++;
            }

            world.Flash.StepsLeft = null;
            int polls = 0; // the code is redeemed: where the tokens were not kept, it is gone too
            world.Server.Token = () => Server.Error(++polls == 1 ? Wire.InvalidGrant : Wire.AuthorizationPending);
            world.PowerOn();
            world.Run(12);
            Assert.Contains(world.Screen.GetType(), new[] { typeof(HomeScreen), typeof(CodeScreen) });
        }

        Assert.True(cuts > 60);
    }

    [Fact]
    public void Waiting_writes_to_the_flash_once_a_minute()
    {
        _world.RunTo<CodeScreen>();
        int before = _world.Flash.Writes;
        _world.Run(595);
        Assert.InRange(_world.Flash.Writes - before, 8, 10);
    }
}
