using System;
using System.Device.Gpio;
using System.Device.I2c;
using Iot.Device.Ssd13xx.Commands;

namespace Iot.Device.Ssd13xx;

/// <summary>nanoFramework.Iot.Device.Ssd13xx 1.3.</summary>
internal class Ssd1306 : Ssd13xx
{
    public const byte DefaultI2cAddress = 0x3C;
    public const byte SecondaryI2cAddress = 0x3D;

    public Ssd1306(I2cDevice i2cDevice, int resetPin = -1)
        : this(i2cDevice, DisplayResolution.OLED128x64, DisplayOrientation.Landscape, resetPin)
    {
    }

    public Ssd1306(
        I2cDevice i2cDevice,
        DisplayResolution res,
        DisplayOrientation orientation = DisplayOrientation.Landscape,
        int resetPin = -1,
        GpioController? gpio = null,
        bool shouldDispose = true)
        : base(i2cDevice, res)
    {
    }

    /// <summary>Broken as in the package: sends the whole buffer, and leaves the command's bytes in the picture.</summary>
    public void SendCommand(ISsd1306Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        SendWholeBuffer(0x00, command.GetBytes());
    }
}

/// <summary>nanoFramework.Iot.Device.Ssd13xx 1.3: 132 columns of memory, the glass begins at the third.</summary>
internal class Sh1106 : Ssd1306
{
    public Sh1106(
        I2cDevice i2cDevice,
        DisplayResolution res,
        DisplayOrientation orientation = DisplayOrientation.Landscape,
        int resetPin = -1,
        GpioController? gpio = null,
        bool shouldDispose = true)
        : base(i2cDevice, res, orientation, resetPin, gpio, shouldDispose)
    {
    }

    protected override int ColumnOffset => 2;
}

internal enum DisplayOrientation
{
    Portrait = 1,
    Landscape = 2,
    Portrait180 = 3,
    Landscape180 = 4,
}
