using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Phases;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Life;

public class TestPatternTests
{
    private readonly World _world = new();

    [Fact]
    public void A_button_held_at_the_start_shows_the_pattern_and_a_short_press_goes_on()
    {
        _world.IsDown = true;
        _world.RunTo<TestPatternScreen>();
        Assert.Equal("ssd1306-128x64", _world.Shown<TestPatternScreen>().Panel);

        // Held on and on it is no reset, and letting go is no press.
        _world.Run(20);
        _world.IsDown = false;
        _world.Run(60);
        Assert.IsType<Testing>(_world.Device.Phase);

        _world.Press();
        _world.RunTo<CodeScreen>();
        Assert.DoesNotContain(typeof(ResetScreen), _world.Screens);
    }

    [Fact]
    public void The_settings_ask_for_it_at_each_start()
    {
        _world.Hardware.ShowsPattern = true;
        _world.RunTo<TestPatternScreen>();
        _world.PowerOn();
        _world.RunTo<TestPatternScreen>();
    }

    [Fact]
    public void It_needs_no_settings_file()
    {
        World blank = new(settings: null) { IsDown = true };
        blank.RunTo<TestPatternScreen>();
    }

    [Fact]
    public void A_button_held_through_a_reset_asks_for_no_pattern()
    {
        _world.RunTo<CodeScreen>();
        _world.IsDown = true;
        _world.Run(15);
        Assert.DoesNotContain(typeof(TestPatternScreen), _world.Screens);
    }
}
