using static Iot.Device.Ssd13xx.Ssd13xx;

namespace Iot.Device.Ssd13xx;

/// <summary>What the driver's constructor sends, in one write: the control byte and 25 bytes of commands.</summary>
internal static class InitSequence
{
    public static byte[] For(DisplayResolution resolution)
    {
        (byte multiplex, byte wiring, byte contrast) = resolution switch
        {
            DisplayResolution.OLED128x32 => ((byte)0x1F, (byte)0x02, (byte)0x8F),
            DisplayResolution.OLED96x16 => ((byte)0x1F, (byte)0x02, (byte)0xAF),
            _ => ((byte)0x3F, (byte)0x12, (byte)0xCF),
        };
        return
        [
            0x00,
            0xAE, // off
            0xD5, 0x80, // display clock
            0xA8, multiplex,
            0xD3, 0x00, // display offset
            0x40, // start line
            0x8D, 0x14, // charge pump on
            0x20, 0x00, // horizontal addressing
            0xA1, // segments remapped
            0xC8, // scanned backwards
            0xDA, wiring,
            0x81, contrast,
            0xD9, 0xF1, // pre-charge
            0xDB, 0x40, // deselect level
            0xA4, // show the memory
            0xA6, // not inverted
            0xAF, // on
        ];
    }
}
