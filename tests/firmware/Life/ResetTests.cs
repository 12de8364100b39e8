using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

public class ResetTests
{
    private readonly World _world = new();

    public ResetTests()
    {
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<HomeScreen>();
    }

    [Fact]
    public void Held_for_ten_seconds_it_forgets_tokens_and_code_and_begins_anew()
    {
        _world.Server.Token = () => Server.Error(Wire.AuthorizationPending);
        _world.Hold(5);
        Assert.IsType<ResetScreen>(_world.Screen);
        Assert.InRange(_world.Shown<ResetScreen>().HeldMilliseconds, 4600, 5100);
        _world.Hold(5.2);
        Assert.Equal(["pairing.json"], _world.Flash.Names);
        _world.Hold(15); // still held: once is enough
        Assert.IsType<CodeScreen>(_world.Screen);
        Assert.Single(_world.Log, line => line.StartsWith("reset", StringComparison.Ordinal));
    }

    [Fact]
    public void Let_go_before_it_changes_nothing()
    {
        _world.Press(9.8);
        Assert.IsType<HomeScreen>(_world.Run(1).Screen);
        Assert.Contains("tokens.0", _world.Flash.Names);
    }

    [Fact]
    public void The_bar_appears_after_a_second()
    {
        _world.Hold(0.9);
        Assert.IsType<HomeScreen>(_world.Screen);
        _world.Hold(0.3);
        Assert.IsType<ResetScreen>(_world.Screen);
    }

    [Fact]
    public void The_life_beneath_goes_on_while_the_button_is_held()
    {
        _world.Run(280);
        int before = _world.Server.Requests.Count;
        _world.Press(9);
        _world.Run(20);
        Assert.True(_world.Server.Requests.Count > before);
    }
}
