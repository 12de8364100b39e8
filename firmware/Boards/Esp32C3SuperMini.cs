namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// ESP32-C3 Super Mini; the button is BOOT. The boards with a glass of 0.42 inch have the same pins: they add the panel
    /// ssd1306-72x40 in the settings.
    /// </summary>
    internal static class Esp32C3SuperMini
    {
        public static Board Describe()
        {
            return new Board
            {
                Key = "esp32-c3-supermini",
                Name = "ESP32-C3 Super Mini",
                Chip = Chip.Esp32C3,
                I2cData = 5,
                I2cClock = 6,
                Button = 9,
                Led = 8,
                IsLedLitByLow = true,
            };
        }
    }
}
