using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Alive
{
    /// <summary>
    /// After too many early restarts: says so, touches nothing, and waits for a press; or a day, for a board out of reach.
    /// </summary>
    public sealed class SafeMode
    {
        /// <summary>Then it tries again by itself, milliseconds.</summary>
        public const int Wait = 86400000;

        private const int BlinkMilliseconds = 2000;
        private const int LitMilliseconds = 200;

        private readonly Press _press = new Press();
        private readonly IButton _button;
        private readonly IClock _clock;
        private readonly long _startedAt;

        public SafeMode(IButton button, IClock clock)
        {
            _button = button;
            _clock = clock;
            _startedAt = clock.Milliseconds;
            Screen = new ErrorScreen
            {
                ErrorCode = "RST-1",
                Cause = "5 starts that did not last 3 minutes", // EarlyRestarts.Most and Good; a test holds it
                Advice = "Read the serial log",
                Press = "Press to go on",
            };
        }

        public readonly ErrorScreen Screen;

        public bool WasPressed;

        /// <summary>For a light that blinks: the sign of life of a board whose panel shows nothing.</summary>
        public bool IsLit
        {
            get { return (_clock.Milliseconds - _startedAt) % BlinkMilliseconds < LitMilliseconds; }
        }

        /// <summary>Feels the button; true once it was pressed, or when a day has passed.</summary>
        public bool IsOver()
        {
            _press.Update(_button.IsDown, _button.TryTakeFall(), _clock.Milliseconds);
            WasPressed = WasPressed || _press.IsShort;
            return WasPressed || _clock.Milliseconds - _startedAt >= Wait;
        }
    }
}
