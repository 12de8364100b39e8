namespace Pairing.Firmware.Boards
{
    /// <summary>ESP32 DevKit v1 (WROOM); the button is the one marked BOOT.</summary>
    internal static class Esp32DevKit
    {
        public static Board Describe()
        {
            return new Board
            {
                Key = "esp32-devkit",
                Name = "ESP32 DevKit v1",
                Chip = Chip.Esp32,
                I2cData = 21,
                I2cClock = 22,
                Button = 0,
                Led = 2,
            };
        }
    }
}
