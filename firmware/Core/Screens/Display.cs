using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Brings screens onto the panel.</summary>
    public sealed class Display
    {
        private const byte FullContrast = 0xCF;
        private const byte DimContrast = 0x10;

        private readonly IPanel _panel;
        private readonly Canvas _canvas;
        private readonly Painter _painter = new Painter();
        private Brightness _brightness = Brightness.Full;

        public Display(IPanel panel)
        {
            _panel = panel;
            _canvas = new Canvas(panel.Width, panel.Height);
            _panel.SetContrast(FullContrast);
        }

        public void Show(Screen screen)
        {
            SetBrightness(screen.Brightness);
            if (screen.Brightness != Brightness.Off)
            {
                _painter.Paint(_canvas, screen);
                _panel.Show(_canvas, _painter.HasQr);
            }
        }

        /// <summary>A turn of the loop: shows what is new, or else works for a slice on what will be.</summary>
        public void Update(Screen screen, bool hasChanged)
        {
            if (hasChanged || _painter.Prepare())
            {
                Show(screen);
            }
        }

        private void SetBrightness(Brightness brightness)
        {
            if (brightness == _brightness)
            {
                return;
            }

            bool wasOff = _brightness == Brightness.Off;
            _brightness = brightness;
            if (brightness == Brightness.Off)
            {
                _panel.SetPower(false);
                return;
            }

            _panel.SetContrast(brightness == Brightness.Dim ? DimContrast : FullContrast);
            if (wasOff)
            {
                _panel.SetPower(true);
            }
        }
    }
}
