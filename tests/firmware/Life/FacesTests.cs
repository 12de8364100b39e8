using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Qr;

namespace Pairing.Firmware.Tests.Life;

/// <summary>The code's second face: turned to where there is one, and left alone while a camera looks.</summary>
public class FacesTests
{
    private readonly World _world = new();

    [Theory]
    [InlineData(128, 64, true)] // a QR code
    [InlineData(128, 32, false)] // the first face has it all
    [InlineData(72, 40, true)] // the address, which the first has no room for
    [InlineData(0, 0, false)]
    public void The_code_turns_only_where_there_is_something_to_turn_to(int width, int height, bool turns)
    {
        _world.Hardware.PanelWidth = width;
        _world.Hardware.PanelHeight = height;
        _world.RunTo<CodeScreen>();
        bool hasTurned = false;
        for (int second = 0; second < 30; second++)
        {
            _world.Run(1);
            hasTurned |= _world.Code.ShowsQr || _world.Code.Part > 0;
        }

        Assert.Equal(turns, hasTurned);
    }

    [Fact]
    public void While_the_QR_code_shows_nothing_is_drawn_but_a_new_minute()
    {
        _world.RunTo<CodeScreen>();
        _world.Press(); // half a minute of it
        Assert.True(_world.Code.ShowsQr);
        Assert.Equal(600, _world.Code.SecondsLeft); // "10 min", as it says until another minute has begun
        int before = _world.Repaints;
        _world.Run(25);
        Assert.True(_world.Code.ShowsQr);
        Assert.InRange(_world.Repaints - before, 0, 1);
    }

    [Fact]
    public void Only_a_picture_with_a_QR_code_is_for_a_camera()
    {
        CodeScreen screen = new() { ShowsQr = true, QrText = "HTTP://A/D/WDJBMJHT", UserCode = "WDJB-MJHT", Address = "a/d" };
        Assert.True(IsForCamera(screen, 128, 64));
        Assert.False(IsForCamera(screen, 128, 32));
        Assert.False(IsForCamera(screen, 72, 40));
        screen.ShowsQr = false;
        Assert.False(IsForCamera(screen, 128, 64));
        screen.ShowsQr = true;
        screen.QrText = new string('a', 54); // one more than fits
        Assert.False(IsForCamera(screen, 128, 64));
    }

    private static bool IsForCamera(Screen screen, int width, int height)
    {
        Glass glass = new(width, height);
        Display display = new(glass);
        for (int turn = 0; turn <= Made.Slices; turn++)
        {
            display.Update(screen, turn == 0);
        }

        return glass.IsForCamera;
    }

    private sealed class Glass(int width, int height) : IPanel
    {
        public int Width => width;

        public int Height => height;

        public bool IsForCamera { get; private set; }

        public void Show(Canvas canvas, bool forCamera) => IsForCamera = forCamera;

        public void SetContrast(byte contrast)
        {
        }

        public void SetPower(bool on)
        {
        }
    }
}
