using FsCheck;
using FsCheck.Fluent;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Tests.Drawing;

public class CanvasTests
{
    [Theory]
    [InlineData(0, 0, 0, 0x01)]
    [InlineData(0, 7, 0, 0x80)]
    [InlineData(0, 8, 128, 0x01)]
    [InlineData(127, 63, 1023, 0x80)]
    public void A_pixel_is_where_the_panel_keeps_it(int x, int y, int index, byte bit)
    {
        Canvas canvas = new(128, 64);
        canvas.Fill(x, y, 1, 1);
        Assert.Equal(bit, canvas.Bytes[index]);
        Assert.Equal(bit, canvas.Bytes.Sum(b => b));
        Assert.True(canvas.Get(x, y));
        canvas.Invert(x, y, 1, 1);
        Assert.All(canvas.Bytes, b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(128, 64, 1024)]
    [InlineData(128, 32, 512)]
    [InlineData(72, 40, 360)]
    public void It_has_eight_pixels_a_byte(int width, int height, int bytes) =>
        Assert.Equal(bytes, new Canvas(width, height).Bytes.Length);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(72, 0)]
    [InlineData(0, 40)]
    public void What_is_outside_is_dark_and_stays_dark(int x, int y)
    {
        Canvas canvas = new(72, 40);
        canvas.Fill(x, y, 1, 1);
        Assert.False(canvas.Get(x, y));
        Assert.All(canvas.Bytes, b => Assert.Equal(0, b));
    }

    [Fact]
    public void A_filled_rectangle_is_the_same_as_its_pixels_wherever_it_lies() => Check((x, y, width, height) =>
    {
        Canvas filled = new(72, 40);
        Canvas dotted = new(72, 40);
        filled.Fill(x, y, width, height);
        Each(x, y, width, height, dotted.Width, dotted.Height, (px, py) => dotted.Set(px, py, true));
        return filled.Bytes.SequenceEqual(dotted.Bytes);
    });

    [Fact]
    public void Inverting_twice_changes_nothing_and_once_turns_over_just_the_rectangle() => Check((x, y, width, height) =>
    {
        Canvas canvas = Checkered();
        Canvas expected = Checkered();
        canvas.Invert(x, y, width, height);
        Each(x, y, width, height, 72, 40, (px, py) => expected.Set(px, py, !expected.Get(px, py)));
        bool once = canvas.Bytes.SequenceEqual(expected.Bytes);
        canvas.Invert(x, y, width, height);
        return once && canvas.Bytes.SequenceEqual(Checkered().Bytes);
    });

    [Fact]
    public void A_column_is_the_same_as_its_pixels_wherever_it_lies() => Check((x, y, bits, _) =>
    {
        Canvas drawn = Checkered();
        Canvas dotted = Checkered();
        drawn.Column(x, y, bits * 1021 & 0xFFFF);
        for (int i = 0; i < 16; i++)
        {
            if (((bits * 1021) >> i & 1) != 0)
            {
                dotted.Set(x, y + i, true);
            }
        }

        return drawn.Bytes.SequenceEqual(dotted.Bytes);
    });

    [Fact]
    public void A_frame_is_one_pixel_wide()
    {
        Canvas canvas = new(8, 8);
        canvas.Frame(1, 1, 5, 4);
        Assert.Equal("""
            .......
            .#####.
            .#...#.
            .#...#.
            .#####.
            .......
            """, Picture.Pixels(canvas, 7, 6));
    }

    [Fact]
    public void Clearing_leaves_nothing()
    {
        Canvas canvas = Checkered();
        canvas.ClearFrom(0);
        Assert.All(canvas.Bytes, b => Assert.Equal(0, b));
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        Canvas canvas = new(128, 64);
        Draw(canvas);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Draw(canvas);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Draw(Canvas canvas)
    {
        canvas.ClearFrom(0);
        canvas.Fill(3, 3, 50, 50);
        canvas.Invert(0, 0, 128, 64);
        canvas.Frame(0, 0, 128, 64);
        canvas.Draw(9, 9, Icons.Clock);
        SmallFont.Draw(canvas, 0, 0, "192.168.4.20:5080/d");
        LargeFont.Draw(canvas, 0, 20, "WDJB-mjht");
    }

    private static Canvas Checkered()
    {
        Canvas canvas = new(72, 40);
        Each(0, 0, 72, 40, 72, 40, (x, y) => canvas.Set(x, y, (x + y) % 3 == 0));
        return canvas;
    }

    private static void Each(int x, int y, int width, int height, int right, int bottom, Action<int, int> act)
    {
        for (int py = Math.Max(y, 0); py < Math.Min(y + height, bottom); py++)
        {
            for (int px = Math.Max(x, 0); px < Math.Min(x + width, right); px++)
            {
                act(px, py);
            }
        }
    }

    private static void Check(Func<int, int, int, int, bool> holds)
    {
        Gen<int> place = Gen.Choose(-20, 80);
        Gen<int> length = Gen.Choose(0, 90);
        Gen<(int X, int Y, int Width, int Height)> rectangle =
            from x in place
            from y in place
            from width in length
            from height in length
            select (x, y, width, height);
        Prop.ForAll(rectangle.ToArbitrary(), r => holds(r.X, r.Y, r.Width, r.Height)).QuickCheckThrowOnFailure();
    }
}
