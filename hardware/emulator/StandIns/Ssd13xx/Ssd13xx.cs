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
    // Larger than the picture by the four bytes that SendCommand would need; it gets all of it (see below).
    private readonly byte[] _buffer;
    private readonly I2cDevice _i2cDevice;
    private readonly int _width;
    private readonly int _height;
    private readonly int _pages;

    protected Ssd13xx(I2cDevice i2cDevice, DisplayResolution resolution)
    {
        _i2cDevice = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        (_width, _height) = resolution switch
        {
            DisplayResolution.OLED128x32 => (128, 32),
            DisplayResolution.OLED96x16 => (96, 16),
            DisplayResolution.OLED64x128 => (64, 128),
            _ => (128, 64),
        };
        _pages = _height / 8;
        _buffer = new byte[(_width * _pages) + 4];
        i2cDevice.Write(InitSequence.For(resolution));
    }

    public enum DisplayResolution
    {
        OLED128x64,
        OLED128x32,
        OLED96x16,
        OLED64x128,
    }

    /// <summary>The first memory column of the glass.</summary>
    protected virtual int ColumnOffset => 0;

    /// <param name="inverted">True lights the pixel, whatever the name says.</param>
    public void DrawPixel(int x, int y, bool inverted = true)
    {
        if (x < 0 || y < 0 || x >= _width || y >= _height)
        {
            return;
        }

        int mask = 1 << (y & 7);
        int index = x + ((y / 8) * _width);
        _buffer[index] = (byte)(inverted ? _buffer[index] | mask : _buffer[index] & ~mask);
    }

    /// <summary>Paints one row too many: the package's loop ends at y0 + height, not before it.</summary>
    public void DrawFilledRectangle(int x0, int y0, int width, int height, bool inverted = true)
    {
        for (int y = y0; y <= y0 + height; y++)
        {
            for (int x = x0; x < x0 + width; x++)
            {
                DrawPixel(x, y, inverted);
            }
        }
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
            Array.Copy(source, page * width, _buffer, x + (((y / 8) + page) * _width), width);
        }
    }

    public void ClearScreen()
    {
        Array.Clear(_buffer);
        Display();
    }

    /// <summary>Each page: one write that sets the pointer, one with the page.</summary>
    public void Display()
    {
        for (int page = 0; page < _pages; page++)
        {
            int column = ColumnOffset;
            _i2cDevice.Write(new byte[] { 0x00, (byte)(0xB0 + page), (byte)(column & 0x0F), (byte)(0x10 | (column >> 4)) });
            byte[] data = new byte[_width + 1];
            data[0] = 0x40;
            Array.Copy(_buffer, page * _width, data, 1, _width);
            _i2cDevice.Write(data);
        }
    }

    public void Dispose() => _i2cDevice.Dispose();

    /// <summary>The package asks for a slice of the buffer and is given all of it.</summary>
    private protected void SendWholeBuffer(byte control, SpanByte bytes)
    {
        _buffer[0] = control;
        bytes.ToArray().CopyTo(_buffer, 1);
        _i2cDevice.Write(_buffer);
    }
}
