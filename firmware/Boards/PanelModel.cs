using Iot.Device.Ssd13xx;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// A panel as data. All are drawn through the package's driver; what it does not know of a panel stands here.
    /// </summary>
    internal sealed class PanelModel
    {
        public const string Usual = "ssd1306-128x64";

        private PanelModel(string name, int width, int height)
        {
            Name = name;
            Width = width;
            Height = height;
        }

        /// <summary>As the settings file spells it: chip and size.</summary>
        public readonly string Name;

        public readonly int Width;

        /// <summary>A multiple of 8: the memory has a page for each eight rows.</summary>
        public readonly int Height;

        /// <summary>SH1106: 132 columns of memory, the glass from the third on; its driver knows that.</summary>
        public bool IsSh1106;

        /// <summary>The driver's own start-up bytes; a size that it does not know starts as 128x64.</summary>
        public Ssd13xx.DisplayResolution Resolution = Ssd13xx.DisplayResolution.OLED128x64;

        /// <summary>Where in the driver's picture the glass begins.</summary>
        public int Column;

        /// <summary>The value of the command AD, for what drives the glass; 0 where it needs none.</summary>
        public byte Supply;

        public static PanelModel[] All()
        {
            return new PanelModel[]
            {
                new PanelModel(Usual, 128, 64),
                new PanelModel("ssd1306-128x32", 128, 32) { Resolution = Ssd13xx.DisplayResolution.OLED128x32 },

                // 0.42 inch. Columns 28 to 99 are bonded to glass, and what drives them is the chip's own current source (AD 30):
                // there is no room for its resistor.
                new PanelModel("ssd1306-72x40", 72, 40) { Column = 28, Supply = 0x30 },

                // The SH1106 has another command for its voltage (AD 8B) than the SSD1306.
                new PanelModel("sh1106-128x64", 128, 64) { IsSh1106 = true, Supply = 0x8B },
            };
        }

        public static PanelModel? Find(string name)
        {
            foreach (PanelModel model in All())
            {
                if (model.Name == name.ToLower())
                {
                    return model;
                }
            }

            return null;
        }
    }
}
