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

    /// <summary>A turn can last longer than a finger's press: the level says nothing of it, the pin's event does.</summary>
    [Theory]
    [InlineData(false)] // not read at all while it was down
    [InlineData(true)] // read once, in the turn before
    public void A_press_within_one_turn_counts_once(bool isSeenDown)
    {
        Feel(false, 100);
        if (isSeenDown)
        {
            Read(true, hasFallen: false);
        }

        _now += 400;
        Read(false, hasFallen: true);
        Feel(false, 1000);
        Assert.Equal(1, _shorts);
        Assert.Equal(0, _resets);
    }

    [Fact]
    public void A_press_that_is_seen_and_told_counts_once()
    {
        Feel(true, 31);
        Read(true, hasFallen: true);
        Feel(true, 60);
        Feel(false, 1000);
        Assert.Equal(1, _shorts);
    }

    [Theory]
    [InlineData(5000, 0)]
    [InlineData(12000, 1)]
    public void A_hold_whose_beginning_was_told_is_no_short_press(int milliseconds, int resets)
    {
        Read(false, hasFallen: false);
        Read(true, hasFallen: true);
        Feel(true, milliseconds);
        Feel(false, 1000);
        Assert.Equal(0, _shorts);
        Assert.Equal(resets, _resets);
    }

    private void Feel(bool isDown, int milliseconds)
    {
        for (int i = 0; i < milliseconds; i++)
        {
            Read(isDown, hasFallen: false);
            _now++;
        }

        Read(isDown, hasFallen: false);
    }

    private void Read(bool isDown, bool hasFallen)
    {
        _press.Update(isDown, hasFallen, _now);
        _shorts += _press.IsShort ? 1 : 0;
        _resets += _press.IsReset ? 1 : 0;
    }
}
