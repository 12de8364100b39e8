extern alias board;
using board::Pairing.Emulator.Panel;

namespace Pairing.Emulator.Tests.Panel;

/// <summary>The controller against its data sheet, SSD1306 rev 1.1; every picture comes from bytes on the wire.</summary>
public class ControllerTests
{
    private readonly Ssd1306Controller _controller = new(PanelKind.Ssd1306);

    public ControllerTests()
    {
        _controller.PowerOn();

        // Charge pump, remap and scan direction as modules are mounted, on; page addressing is what a reset leaves.
        Command(0x8D, 0x14, 0xA1, 0xC8, 0xAF);
        Clear();
    }

    [Fact]
    public void The_lowest_bit_of_a_byte_is_the_topmost_of_eight_rows()
    {
        Data(0b1000_0011);
        Assert.Equal([(0, 0), (0, 1), (0, 7)], Lit());
    }

    [Fact]
    public void Page_addressing_wraps_within_its_page()
    {
        Command(0xB3, 0x0F, 0x17); // page 3, column 127
        Data(1, 2);
        Assert.Equal([(0, 25), (127, 24)], Lit());
    }

    [Fact]
    public void Horizontal_addressing_goes_on_in_the_next_page()
    {
        Command(0x20, 0x00, 0x21, 126, 127, 0x22, 6, 7);
        Data(1, 1, 1, 1, 2);
        Assert.Equal([(126, 49), (126, 56), (127, 48), (127, 56)], Lit().Order()); // the fifth is the first place again
    }

    [Fact]
    public void Vertical_addressing_goes_down_first()
    {
        Command(0x20, 0x01, 0x21, 10, 11, 0x22, 0, 1);
        Data(1, 1, 1);
        Assert.Equal([(10, 0), (10, 8), (11, 0)], Lit().Order());
    }

    [Fact]
    public void The_commands_of_page_addressing_move_the_pointer_in_horizontal_addressing_too()
    {
        Command(0x20, 0x00); // what the driver sets, before it sends page by page
        Command(0xB2, 0x05, 0x11);
        Data(1);
        Assert.Equal([(0x15, 16)], Lit());
    }

    [Fact]
    public void Without_a_remap_the_glass_is_written_from_the_right()
    {
        Command(0xA0);
        Data(1);
        Assert.Equal([(127, 0)], Lit());
    }

    [Fact]
    public void Scanned_forwards_the_picture_stands_on_its_head()
    {
        Data(1);
        Command(0xC0);
        Assert.Equal([(0, 63)], Lit());
    }

    [Theory]
    [InlineData(0x41, 63)] // line 1 comes first, so line 0 comes last
    [InlineData(0x7F, 1)]
    public void The_start_line_rolls_the_picture(byte command, int row)
    {
        Data(1);
        Command(command);
        Assert.Equal([(0, row)], Lit());
    }

    [Fact]
    public void Inverted_what_is_dark_is_lit()
    {
        Data(0xFF);
        Command(0xA7);
        Assert.Equal((128 * 64) - 8, Lit().Length);
        Command(0xA6);
        Assert.Equal(8, Lit().Length);
    }

    [Fact]
    public void A5_lights_everything_and_A4_shows_the_memory_again()
    {
        Command(0xA5);
        Assert.Equal(128 * 64, Lit().Length);
        Command(0xA4);
        Assert.Empty(Lit());
    }

    [Theory]
    [InlineData(0xAE)]
    [InlineData(0x8D, 0x10)]
    public void Off_or_without_its_charge_pump_the_glass_is_dark_and_the_memory_stays(params int[] bytes)
    {
        Data(0xFF);
        Command(bytes.Select(b => (byte)b).ToArray());
        Assert.True(_controller.Picture.IsDark);
        Command(0x8D, 0x14, 0xAF);
        Assert.Equal(8, Lit().Length);
    }

    [Fact]
    public void Contrast_and_display_clock_are_as_last_set()
    {
        Command(0x81, 0x20, 0xD5, 0xF0);
        Assert.Equal((0x20, 0xF0), (_controller.Picture.Contrast, _controller.DisplayClock));
    }

    [Fact]
    public void A_continuation_bit_announces_one_byte_and_another_control_byte()
    {
        _controller.Receive([0x80, 0xB1, 0x80, 0x04, 0x80, 0x10, 0x40, 0x01]);
        Assert.Equal([(4, 8)], Lit());
    }

    [Fact]
    public void Before_it_is_written_the_memory_holds_noise()
    {
        var fresh = new Ssd1306Controller(PanelKind.Ssd1306);
        fresh.PowerOn();
        Assert.True(fresh.Picture.IsDark); // off after a reset
        fresh.Receive([0x00, 0x8D, 0x14, 0xAF]);
        Assert.False(fresh.Picture.IsDark);
    }

    [Fact]
    public void An_SH1106_shows_its_memory_from_the_third_column()
    {
        var sh1106 = new Ssd1306Controller(PanelKind.Sh1106);
        sh1106.PowerOn();
        sh1106.Receive([0x00, 0x8D, 0x14, 0xA1, 0xC8, 0xAF, 0xA5]);
        sh1106.Receive([0x00, 0xB0, 0x00, 0x10]);
        sh1106.Receive([0x40, .. Enumerable.Repeat((byte)0, 132)]);
        sh1106.Receive([0x00, 0xA4, 0xB0, 0x02, 0x10]);
        sh1106.Receive([0x40, 0xFF]);
        Assert.Equal([true, false], new[] { sh1106.Picture[0, 0], sh1106.Picture[1, 0] });
    }

    private void Command(params byte[] bytes) => _controller.Receive([0x00, .. bytes]);

    private void Data(params byte[] bytes) => _controller.Receive([0x40, .. bytes]);

    private void Clear()
    {
        for (byte page = 0; page < 8; page++)
        {
            Command((byte)(0xB0 + page), 0x00, 0x10);
            Data(new byte[128]);
        }

        Command(0xB0, 0x00, 0x10);
    }

    private (int X, int Y)[] Lit() =>
        [.. from x in Enumerable.Range(0, 128) from y in Enumerable.Range(0, 64) where _controller.Picture[x, y] select (x, y)];
}
