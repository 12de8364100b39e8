namespace Pairing.Firmware.Boards
{
    /// <summary>ESP32 DevKit v1 with an SSD1306 of 128x64; the button is the one marked BOOT.</summary>
    internal static class Esp32DevKit
    {
        public static Board Describe()
        {
            return new Board
            {
                Name = "ESP32 DevKit v1",
                I2cBus = 1,
                I2cData = 21,
                I2cClock = 22,
                PanelAddress = 0x3C,
                PanelWidth = 128,
                PanelHeight = 64,
                Button = 0,
            };
        }
    }
}
