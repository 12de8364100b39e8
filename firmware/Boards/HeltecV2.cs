namespace Pairing.Firmware.Boards
{
    /// <summary>Heltec WiFi Kit 32 or WiFi LoRa 32, V2, with its panel on board; the button is PRG.</summary>
    internal static class HeltecV2
    {
        public static Board Describe()
        {
            return new Board
            {
                Key = "heltec-v2",
                Name = "Heltec V2",
                Chip = Chip.Esp32,
                I2cData = 4,
                I2cClock = 15,
                PanelReset = 16,
                PanelPower = 21, // Vext
                Button = 0,
                Led = 25,
            };
        }
    }
}
