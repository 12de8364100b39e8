using System;
using System.Device.I2c;
using Iot.Device.Ssd13xx.Commands;

namespace Iot.Device.Ssd13xx;

/// <summary>
/// nanoFramework.Iot.Device.Ssd13xx 1.3: a frame buffer in page order and its way to the panel. The results of the
/// writes are thrown away, so a missing panel goes unnoticed.
/// </summary>
internal abstract class Ssd13xx : IDisposable
{
    // Larger than the picture by the four bytes that SendData and SendCommand would need; they get all of it (see below).
    private readonly byte[] buffer;
    private readonly I2cDevice i2cDevice;

    protected Ssd13xx(I2cDevice i2cDevice, DisplayResolution resolution, DisplayOrientation orientation)
    {
        this.i2cDevice = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        (Width, Height) = resolution switch
        {
            DisplayResolution.OLED128x32 => (128, 32),
            DisplayResolution.OLED96x16 => (96, 16),
            DisplayResolution.OLED64x128 => (64, 128),
            _ => (128, 64),
        };
        Pages = (byte)(Height / 8);
        Orientation = orientation;
        buffer = new byte[(Width * Pages) + 4];
        i2cDevice.Write(InitSequence.For(resolution));
    }

    public enum DisplayResolution
    {
        OLED128x64,
        OLED128x32,
        OLED96x16,
        OLED64x128,
    }

    public int Width { get; set; }

    public int Height { get; set; }

    public byte Pages { get; set; }

    public DisplayOrientation Orientation { get; set; }

    public IFont? Font { get; set; }

    /// <summary>The first memory column of the glass.</summary>
    protected virtual int ColumnOffset => 0;

    /// <param name="inverted">True lights the pixel, whatever the name says.</param>
    public void DrawPixel(int x, int y, bool inverted = true)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height)
        {
            return;
        }

        int mask = 1 << (y & 7);
        int index = x + ((y / 8) * Width);
        buffer[index] = (byte)(inverted ? buffer[index] | mask : buffer[index] & ~mask);
    }

    public void DrawHorizontalLine(int x0, int y0, int length, bool inverted = true)
    {
        for (int x = x0; x < x0 + length; x++)
        {
            DrawPixel(x, y0, inverted);
        }
    }

    public void DrawVerticalLine(int x0, int y0, int length, bool inverted = true)
    {
        for (int y = y0; y < y0 + length; y++)
        {
            DrawPixel(x0, y, inverted);
        }
    }

    /// <summary>Paints one row too many: the package's loop ends at y0 + height, not before it.</summary>
    public void DrawFilledRectangle(int x0, int y0, int width, int height, bool inverted = true)
    {
        for (int y = y0; y <= y0 + height; y++)
        {
            DrawHorizontalLine(x0, y, width, inverted);
        }
    }

    /// <param name="width">In bytes of eight pixels, the lowest bit the leftmost; unlit pixels are cleared.</param>
    public void DrawBitmap(int x, int y, int width, int height, byte[] bitmap, byte size = 1)
    {
        if (width * height != bitmap.Length)
        {
            throw new ArgumentException("Width and height do not match the bitmap size.");
        }

        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width * 8; column++)
            {
                bool isLit = (bitmap[(row * width) + (column / 8)] & (1 << (column & 7))) != 0;
                if (size == 1)
                {
                    DrawPixel(x + column, y + row, isLit);
                }
                else
                {
                    DrawFilledRectangle(x + (column * size), y + (row * size), size, size, isLit);
                }
            }
        }
    }

    public void DrawString(int x, int y, string str, byte size = 1, bool center = false)
    {
        IFont font = Font ?? throw new NullReferenceException();
        int start = center ? (Width - (str.Length * font.Width * size)) / 2 : x;
        for (int i = 0; i < str.Length; i++)
        {
            DrawBitmap(start + (i * font.Width * size), y, font.Width / 8, font.Height, font[str[i]], size);
        }
    }

    public void Write(int x, int y, string str, byte size = 1, bool center = false)
    {
        IFont font = Font ?? throw new NullReferenceException();
        DrawString(x * font.Width, y * font.Height, str, size, center);
    }

    /// <summary>Copies page columns; x is not clipped, y and height are multiples of 8.</summary>
    public void DrawDirectAligned(int x, int y, int width, int height, byte[] source)
    {
        if (y % 8 != 0 || height % 8 != 0 || source.Length != width * height / 8)
        {
            throw new ArgumentException("Not aligned to pages, or not the size of the buffer.");
        }

        for (int page = 0; page < height / 8; page++)
        {
            Array.Copy(source, page * width, buffer, x + (((y / 8) + page) * Width), width);
        }
    }

    public void ClearDirectAligned(int x, int y, int width, int height) =>
        DrawDirectAligned(x, y, width, height, new byte[width * height / 8]);

    public void ClearScreen()
    {
        Array.Clear(buffer);
        Display();
    }

    /// <summary>Each page: one write that sets the pointer, one with the page.</summary>
    public void Display()
    {
        for (int page = 0; page < Pages; page++)
        {
            int column = ColumnOffset;
            i2cDevice.Write(new byte[] { 0x00, (byte)(0xB0 + page), (byte)(column & 0x0F), (byte)(0x10 | (column >> 4)) });
            byte[] data = new byte[Width + 1];
            data[0] = 0x40;
            Array.Copy(buffer, page * Width, data, 1, Width);
            i2cDevice.Write(data);
        }
    }

    public abstract void SendCommand(ISharedCommand command);

    /// <summary>Broken as in the package: sends the whole buffer, and leaves its bytes in the picture.</summary>
    public virtual void SendData(SpanByte data) => SendWholeBuffer(0x40, data);

    public void Dispose() => i2cDevice.Dispose();

    /// <summary>The package asks for a slice of the buffer and is given all of it.</summary>
    private protected void SendWholeBuffer(byte control, SpanByte bytes)
    {
        buffer[0] = control;
        bytes.CopyTo(new SpanByte(buffer).Slice(1));
        i2cDevice.Write(buffer);
    }
}
