namespace Pairing.Firmware.Boards
{
    /// <summary>ESP32-S3 DevKit; the button is BOOT. The chip has no I2C pins until they are set.</summary>
    internal static class Esp32S3DevKit
    {
        public static Board Describe()
        {
            return new Board
            {
                Key = "esp32-s3-devkit",
                Name = "ESP32-S3 DevKit",
                Chip = Chip.Esp32S3,
                I2cData = 8,
                I2cClock = 9,
                Button = 0,
            };
        }
    }
}
