using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>A flash that does not give what it holds, or takes nothing more.</summary>
public class FlashTroubleTests
{
    private readonly World _world = new();

    [Theory]
    [InlineData("tokens.0")]
    [InlineData("tokens.0 tokens.1")]
    public void Tokens_that_cannot_be_read_are_told_and_tried_for_again_not_replaced(string unreadable)
    {
        Pair();
        Restart(unreadable);
        Assert.Equal("MEM-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
        int asked = _world.Server.Requests.Count;
        _world.Flash.Unreadable.Clear();
        _world.RunTo<HomeScreen>(30);
        Assert.DoesNotContain(
            _world.Server.Requests.Skip(asked), request => request.Url.EndsWith("/ask", StringComparison.Ordinal));
    }

    [Fact]
    public void With_no_record_that_can_be_read_it_never_asks_for_a_new_code()
    {
        Pair();
        Restart("tokens.0 tokens.1");
        int asked = _world.Server.Requests.Count;
        _world.Run(3600);
        Assert.Equal("MEM-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
        Assert.Equal(asked, _world.Server.Requests.Count);
    }

    [Fact]
    public void After_three_tries_the_older_record_is_taken()
    {
        Pair();
        _world.Server.Device = Server.InvalidToken;
        _world.Run(400); // renewed: two records
        _world.Server.Device = () => Server.Json(200, "{}");
        Restart("tokens.1");
        Assert.Equal("MEM-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
        _world.RunTo<HomeScreen>();
        Assert.Equal(2, _world.Log.Count(line => line.StartsWith("trouble: MEM-2", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_waiting_code_that_cannot_be_read_at_first_is_resumed()
    {
        _world.RunTo<CodeScreen>();
        Restart("code.0");
        Assert.Equal("MEM-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
        _world.Flash.Unreadable.Clear();
        _world.RunTo<CodeScreen>();
        Assert.Single(_world.Server.Requests, request => request.Url.EndsWith("/ask", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_not_taken_for_missing()
    {
        _world.Flash.Unreadable.Add("pairing.json");
        Assert.Equal("MEM-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
        _world.Press();
        Assert.DoesNotContain(typeof(SetupScreen), _world.Screens);
        _world.Flash.Unreadable.Clear();
        _world.RunTo<CodeScreen>();
    }

    [Fact]
    public void A_reset_ends_it_where_the_files_are_lost_for_good()
    {
        Pair();
        Restart("tokens.0 tokens.1");
        _world.RunTo<ErrorScreen>().Hold(10.5).IsDown = false;
        _world.Server.Token = () => Server.Error(Wire.AuthorizationPending);
        _world.RunTo<CodeScreen>();
    }

    [Fact]
    public void Tokens_that_the_flash_will_not_keep_are_used_from_memory_and_the_screen_says_so()
    {
        _world.RunTo<CodeScreen>();
        _world.Flash.Refuses = true;
        Pair<ApprovedScreen>();
        Assert.Equal("MEM-1", _world.RunTo<ErrorScreen>().Error.ErrorCode);
        _world.RunTo<HomeScreen>(60).Run(60);
        Assert.Equal("See MEM-1", _world.Home.Status);
        Assert.Contains("access-1", _world.Server.Requests[^1].Bearer, StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_renewed_in_memory_and_kept_once_there_is_room()
    {
        _world.Flash.Refuses = true;
        Pair();
        _world.Server.Device = () =>
            _world.Server.Requests[^1].Bearer == "access-2" ? Server.Json(200, "{}") : Server.InvalidToken();
        _world.Run(700);
        Assert.Equal("access-2", _world.Server.Requests[^1].Bearer);
        _world.Flash.Refuses = false;
        _world.Run(700);
        Assert.Equal("Connected", _world.Home.Status);
        Assert.Contains("tokens saved after all", _world.Log);
        _world.PowerOn();
        _world.RunTo<HomeScreen>().Run(10);
        Assert.Equal("access-2", _world.Server.Requests[^1].Bearer);
    }

    [Fact]
    public void Renewed_tokens_that_the_flash_will_not_keep_do_not_end_those_that_it_holds()
    {
        Pair();
        _world.Flash.Refuses = true;
        _world.Server.Device = Server.InvalidToken;
        _world.Run(1000);
        Assert.All(_world.Server.Requests.Where(request => request.Bearer.Length > 0),
            request => Assert.Equal("access-1", request.Bearer));
        Assert.Equal("See MEM-1", _world.Home.Status);
    }

    private void Pair() => Pair<HomeScreen>();

    private void Pair<T>()
        where T : Screen
    {
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<T>();
    }

    private void Restart(string unreadable)
    {
        _world.Flash.Unreadable.UnionWith(unreadable.Split(' '));
        _world.PowerOn();
    }
}
