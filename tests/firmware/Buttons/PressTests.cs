using Pairing.Firmware.Core.Buttons;

namespace Pairing.Firmware.Tests.Buttons;

public class PressTests
{
    private readonly Press _press = new();
    private long _now = 1_000_000;
    private int _shorts;
    private int _resets;

    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(999, 1)]
    [InlineData(1000, 0)]
    [InlineData(9999, 0)]
    public void A_short_press_lasts_thirty_milliseconds_at_least_and_less_than_a_second(int milliseconds, int presses)
    {
        Feel(true, milliseconds);
        Feel(false, 100);
        Assert.Equal(presses, _shorts);
        Assert.Equal(0, _resets);
    }

    [Fact]
    public void A_bouncing_contact_is_one_press()
    {
        for (int i = 0; i < 5; i++)
        {
            Feel(true, 2);
            Feel(false, 3);
        }

        Feel(true, 80);
        for (int i = 0; i < 5; i++)
        {
            Feel(false, 2);
            Feel(true, 3);
        }

        Feel(false, 100);
        Assert.Equal(1, _shorts);
    }

    [Theory]
    [InlineData(9999, 0)]
    [InlineData(10001, 1)]
    [InlineData(60000, 1)]
    public void Ten_seconds_are_a_reset_once(int milliseconds, int resets)
    {
        Feel(true, milliseconds);
        Assert.Equal(resets, _resets);
        Feel(false, 100);
        Assert.Equal(0, _shorts);
        Assert.Equal(0, _press.HeldMilliseconds);
    }

    [Fact]
    public void A_press_after_a_reset_is_a_press_again()
    {
        Feel(true, 11000);
        Feel(false, 100);
        Feel(true, 100);
        Feel(false, 100);
        Assert.Equal(1, _shorts);
    }

    private void Feel(bool isDown, int milliseconds)
    {
        for (int i = 0; i < milliseconds; i++)
        {
            _press.Update(isDown, _now++);
            _shorts += _press.IsShort ? 1 : 0;
            _resets += _press.IsReset ? 1 : 0;
        }

        _press.Update(isDown, _now);
        _shorts += _press.IsShort ? 1 : 0;
        _resets += _press.IsReset ? 1 : 0;
    }
}
